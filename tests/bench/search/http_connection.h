#pragma once

#include <string>
#include <string_view>

namespace rundkurs::bench {

/// A kept-alive connection to a server on the loopback; throws std::runtime_error.
class HttpConnection {
 public:
  explicit HttpConnection(int port);
  ~HttpConnection();
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  /// The body of the answer, which holds until the next call. Connects anew where the server has
  /// ended the connection behind the last answer.
  std::string_view get(std::string_view target);

 private:
  void connect();
  void close();
  bool read_more();

  int port_;
  int socket_ = -1;
  std::string buffer_;
};

}  // namespace rundkurs::bench
