#pragma once

#include <string>

namespace rundkurs::http {

/// A name for one request, in its answer (`X-Request-Id`) and in the log: what a reader quotes who
/// reports a failure. Says nothing about the reader. Safe from any thread.
std::string next_request_id();

}  // namespace rundkurs::http
