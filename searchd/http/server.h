#pragma once

#include <memory>
#include <string>
#include <vector>

#include "schemas/log.h"
#include "schemas/result.h"
#include "searchd/http/limits.h"
#include "searchd/http/listener.h"
#include "searchd/http/metrics.h"
#include "searchd/http/router.h"

namespace rundkurs::http {

/// The whole HTTP side: sockets, limits, workers. Handlers of `router` are called from several
/// threads at once.
class Server {
 public:
  /// Serves, only when run, on sockets that listen already (listen_on()). All must outlive the
  /// server. `access_log` gets a line for every answer, without anything about who asked or for
  /// what; null for none.
  static Result<std::unique_ptr<Server>> open(std::vector<Listener> listeners,
                                              const Limits& limits,
                                              const Router& router,
                                              Metrics& metrics,
                                              Log& log,
                                              Log* access_log = nullptr);
  ~Server();

  /// What was really taken: "127.0.0.1:43211" where port 0 was asked for.
  const std::vector<std::string>& addresses() const { return addresses_; }
  int port() const { return port_; }

  /// Serves until stop() and until running requests are answered.
  void run();
  /// From any thread or a signal handler, also before run().
  void stop() noexcept;

 private:
  Server();
  struct Private;
  std::unique_ptr<Private> private_;
  std::vector<std::string> addresses_;
  int port_ = 0;
};

}  // namespace rundkurs::http
