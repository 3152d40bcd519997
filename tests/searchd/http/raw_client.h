#pragma once

#include <string>
#include <string_view>

#include "schemas/descriptor.h"

namespace rundkurs::http {

/// A client that sends just what it is told, malformed or half. Every wait ends after 15 seconds.
class RawClient {
 public:
  explicit RawClient(int port, int receive_buffer = 0);

  /// False when the server has closed the connection.
  bool send(std::string_view bytes) const;
  /// One answer, head and body; shorter, or empty, where the connection ended before.
  std::string answer();
  /// All that comes until the server closes.
  std::string until_closed();

 private:
  bool more();
  Descriptor socket_;
  std::string received_;
};

int status_of(std::string_view answer);
std::string_view body_of(std::string_view answer);
/// The value of a header field, as spelled; empty where it is not there.
std::string field_of(std::string_view answer, std::string_view name);

}  // namespace rundkurs::http
