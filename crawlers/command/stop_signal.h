#pragma once

namespace rundkurs::command {

/// From now on SIGINT and SIGTERM are noted, and do not end the program: it finishes what it is at.
void heed_stop_signals();

/// Whether one of them came.
bool stop_asked();

}  // namespace rundkurs::command
