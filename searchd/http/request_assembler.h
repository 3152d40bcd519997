#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "searchd/http/framing.h"
#include "searchd/http/limits.h"
#include "searchd/http/request_head.h"

namespace rundkurs::http {

/// A request that lies in memory whole.
struct CompleteRequest {
  RequestHead head;
  std::string body;
};

/// How large a body may be for this head.
using BodyLimit = std::function<std::size_t(const RequestHead&)>;

/// Collects one request at a time from the bytes of a connection. Knows no sockets.
class RequestAssembler {
 public:
  enum class State {
    empty,     ///< Nothing of a next request has come.
    head,      ///< Some of its head.
    body,      ///< Its head, and some of its body.
    ready,     ///< All of it: take() it.
    rejected,  ///< It will never be one; nothing more is read.
  };

  RequestAssembler(const Limits& limits, const BodyLimit& body_limit);

  State append(std::string_view bytes);
  State state() const { return state_; }

  /// True once for a request that waits for "100 Continue" before it sends its body.
  bool take_continue();

  /// Of the request whose head has come, as that says.
  std::size_t body_size() const { return framing_.body; }

  /// When ready. What has come behind it becomes the beginning of the next request.
  CompleteRequest take();

  /// When rejected.
  const Rejection& rejection() const { return rejection_; }

 private:
  State examine();
  State reject(const Rejection& why);

  const Limits* limits_;
  const BodyLimit* body_limit_;
  std::string bytes_;
  HeadScanner scanner_;
  Framing framing_;
  Rejection rejection_;
  State state_ = State::empty;
};

}  // namespace rundkurs::http
