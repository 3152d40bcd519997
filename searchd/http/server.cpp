#include "searchd/http/server.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include <sys/resource.h>

#include "searchd/http/connection_loop.h"

namespace rundkurs::http {
namespace {

// The soft limit is often 1024 for the sake of programs that use select(); ours does not.
std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  const auto wanted = std::min<rlim_t>(limit.rlim_max, 65536);
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  return static_cast<std::size_t>(limit.rlim_cur);
}

// The index needs descriptors too: connections must never take the last ones.
std::size_t connections_within(std::size_t descriptors, std::size_t wanted) {
  const auto reserve = std::min<std::size_t>(256, descriptors / 2);
  return std::min(wanted, descriptors - reserve);
}

}  // namespace

struct Server::Private {
  std::unique_ptr<ConnectionLoop> loop;
};

Server::Server() : private_(std::make_unique<Private>()) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(std::vector<Listener> listeners,
                                             const Limits& limits,
                                             const Router& router,
                                             Metrics& metrics,
                                             Log& log,
                                             Log* access_log) {
  std::unique_ptr<Server> server(new Server);
  for (const auto& listener : listeners)
    server->addresses_.push_back(listener.address);
  if (listeners.empty())
    return Error{Error::Code::usage, "no address to listen on", "", "give one with --listen"};
  server->port_ = listeners.front().port;
  // Writing to a client that is gone shall be an error, not the end of the program.
  std::signal(SIGPIPE, SIG_IGN);
  auto fitting = limits;
  fitting.connections = connections_within(raise_descriptor_limit(), limits.connections);
  server->private_->loop = std::make_unique<ConnectionLoop>(
      std::move(listeners), fitting, router, metrics, log, access_log);
  return server;
}

void Server::run() {
  private_->loop->run();
}

void Server::stop() noexcept {
  private_->loop->stop();
}

}  // namespace rundkurs::http
