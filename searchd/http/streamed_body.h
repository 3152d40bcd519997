#pragma once

#include <memory>
#include <string>

#include "searchd/http/body_source.h"

namespace rundkurs::http {

/// The bytes of a streamed body as they go over the connection: in chunks (RFC 9112 7.1), or plain
/// up to the connection's end for a client of HTTP/1.0.
class StreamedBody {
 public:
  enum class Framing { chunked, until_close };

  StreamedBody(std::shared_ptr<BodySource> source, Framing framing)
      : source_(std::move(source)), framing_(framing) {}

  /// What is to be sent next; what the source throws goes on to the caller.
  std::string next();
  /// Nothing more will come.
  bool ended() const { return source_ == nullptr; }

 private:
  std::shared_ptr<BodySource> source_;
  Framing framing_;
};

}  // namespace rundkurs::http
