#pragma once

#include <string>

#include <sys/types.h>

namespace rundkurs {

/// A shard served by Debian's xapian-tcpsrv on the loopback interface, for as long as it lives.
class ServedShard {
 public:
  /// `path` is a database or a stub file. Ends the test case without a failure, and says so, where
  /// xapian-tcpsrv is not installed.
  explicit ServedShard(std::string path);
  ~ServedShard();
  ServedShard(const ServedShard&) = delete;
  ServedShard& operator=(const ServedShard&) = delete;

  /// Waits until somebody listens.
  void start();
  /// As if the machine were switched off: connections break as well.
  void kill();

  /// "127.0.0.1:port", the same each time.
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  std::string path_;
  unsigned port_;
  pid_t server_ = -1;
};

}  // namespace rundkurs
