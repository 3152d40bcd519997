#pragma once

#include <memory>
#include <string>

namespace rundkurs::http {

/// A body that is made while it is sent, so that an answer may be larger than memory should hold.
class BodySource {
 public:
  virtual ~BodySource() = default;

  /// The next piece, some tens of kilobytes; empty at the end. From one thread at a time, not
  /// always the same. An exception cuts the connection: the client sees that something is missing.
  virtual std::string next() = 0;
};

/// The gzip form of what another source gives.
std::shared_ptr<BodySource> gzip_source(std::shared_ptr<BodySource> plain);

}  // namespace rundkurs::http
