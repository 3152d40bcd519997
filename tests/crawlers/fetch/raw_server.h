#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace rundkurs::test {

/// A server on a free loopback port that answers every request with the bytes it is told, one
/// connection after the other. For answers that no proper HTTP server would give.
class RawServer {
 public:
  /// What to send for a request head. The connection is closed behind it.
  using Answer = std::function<std::string(const std::string& request)>;

  explicit RawServer(Answer answer);
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  int port() const { return port_; }
  /// "http://127.0.0.1:PORT" + path.
  std::string url(std::string_view path) const;
  std::vector<std::string> requests() const;

  /// Keeps the connection open after an answer that ends with this, until the client leaves.
  static constexpr std::string_view stall = "\x01stall";

 private:
  void serve();
  void talk(int connection);

  Answer answer_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

}  // namespace rundkurs::test
