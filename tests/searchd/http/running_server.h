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
    auto opened = Server::open({"127.0.0.1:0"}, limits, router, metrics_, log_, access_log);
    if (!opened) throw std::runtime_error(describe(opened.error()));
    server_ = std::move(*opened);
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
  SilentLog log_;
  Metrics metrics_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace rundkurs::http
