#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "schemas/log.h"
#include "searchd/http/server.h"

namespace rundkurs::http {

/// A real server on a free port, for as long as the object lives.
class RunningServer {
 public:
  explicit RunningServer(const Router& router,
                         const Limits& limits = {},
                         Log* access_log = nullptr) {
    server_ = must(
        Server::open(must(listen_on("127.0.0.1:0")), limits, router, metrics_, log_, access_log));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() { stop(); }

  int port() const { return server_->port(); }
  std::string metrics() const { return metrics_.text(); }
  /// Returns when the server has drained.
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  void ask_to_stop() { server_->stop(); }

 private:
  template <typename Value>
  static Value must(Result<Value> result) {
    if (!result) throw std::runtime_error(describe(result.error()));
    return std::move(*result);
  }

  SilentLog log_;
  Metrics metrics_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace rundkurs::http
