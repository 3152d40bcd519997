#pragma once

#include <chrono>
#include <cstddef>

namespace rundkurs::http {

/// What one client may cost. The figures for requests are promises of the API; the others are
/// chosen so that thousand hostile connections leave room for everybody else.
struct Limits {
  std::size_t request_line = 8192;  ///< Bytes with its line end; 414 above.
  std::size_t header_lines = 100;   ///< 431 above, as for the bytes of all of them.
  std::size_t header_bytes = 16384;
  std::size_t body = 65536;  ///< Of a route that names no other limit; 413 above.

  std::chrono::seconds header_time{5};  ///< From the first byte, or from the connection.
  std::chrono::seconds body_time{10};
  std::chrono::seconds upload_time{30};  ///< The same, for a body of more than `upload` bytes.
  std::size_t upload = std::size_t{1} << 20U;
  std::chrono::seconds idle_time{10};  ///< Between two requests.
  /// Of that the first part, with the worker that gave the last answer, where another is free.
  std::chrono::microseconds ask_on_time{300};
  std::chrono::seconds write_time{30};  ///< Until the client has taken a whole answer.
  std::chrono::seconds drain_time{8};   ///< What a stop leaves to requests that run.

  std::size_t connections = 4096;
  /// High, since behind a reverse proxy everybody has one address.
  std::size_t connections_per_address = 1024;
  std::size_t requests_per_connection = 1000;
  /// Answers that wait for slow readers, in all; the longest waiting is dropped above.
  std::size_t parked_answer_bytes = std::size_t{64} << 20U;
  /// The kernel's copy of an answer for one connection. Without a limit it grows to megabytes.
  int send_buffer = 256 << 10;
  std::size_t workers = 4;
};

}  // namespace rundkurs::http
