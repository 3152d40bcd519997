#pragma once

namespace rundkurs {

/// Gives another process a copy of a descriptor over a Unix socket. False where that fails.
bool pass_descriptor(int socket, int descriptor);

/// Waits for one; -1 where the other end is gone.
int take_descriptor(int socket);

}  // namespace rundkurs
