#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rundkurs::desk {

/// A mail server on loopback that keeps what it is told. It speaks as much of RFC 5321 as a client
/// needs, to one client at a time.
class SmtpServer {
 public:
  SmtpServer();
  ~SmtpServer();
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  std::string url() const;

  /// The command, such as "RCPT", that is answered with 550 from now on; empty for none.
  void refuse(const std::string& command);

  /// Everything that was said to it so far, command by command.
  std::vector<std::string> commands() const;
  /// The messages that it took, as they came, without the dot at the end.
  std::vector<std::string> messages() const;

 private:
  void serve();
  void converse(int client);
  bool is_refused(const std::string& line) const;

  int socket_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::string refused_;
  std::vector<std::string> commands_;
  std::vector<std::string> messages_;
  std::thread thread_;
};

}  // namespace rundkurs::desk
