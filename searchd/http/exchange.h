#pragma once

#include <memory>
#include <string>

#include "schemas/log.h"
#include "searchd/http/limits.h"
#include "searchd/http/metrics.h"
#include "searchd/http/request_assembler.h"
#include "searchd/http/router.h"
#include "searchd/http/streamed_body.h"

namespace rundkurs::http {

/// What goes back over the connection.
struct Answer {
  std::string bytes;                   ///< All of it, or the head of a streamed one.
  std::unique_ptr<StreamedBody> rest;  ///< What follows of a streamed one; else null.
  bool ends_connection = false;        ///< Its end is the only sign of the answer's.
};

/// From a whole request to the bytes of its answer, by way of cpp-httplib.
///
/// The library reads a head that was written anew from checked parts and never touches a socket,
/// so none of its own limits, range, compression or keep-alive handling is reachable from outside.
class Exchange {
 public:
  /// `access_log` may be null.
  Exchange(const Router& router, const Limits& limits, Metrics& metrics, Log& log, Log* access_log);
  ~Exchange();

  /// `last`: the connection ends behind this answer. Safe from any thread; does not throw.
  Answer answer(CompleteRequest request, const std::string& peer, bool last) noexcept;

 private:
  class Private;
  std::unique_ptr<Private> private_;
};

/// The answer to what is no request; it ends the connection.
std::string rejection_answer(const Rejection& rejection);

}  // namespace rundkurs::http
