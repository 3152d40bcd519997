#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "crawlers/fetch/http_headers.h"
#include "crawlers/fetch/url.h"

namespace rundkurs {

/// One request for one URL.
struct PageRequest {
  std::uint64_t id = 0;  ///< The caller's; the reply carries it.
  Url url;
  std::string etag;  ///< Validators of the last answer, to be told that nothing changed.
  std::string last_modified;
  std::map<std::string, std::string, std::less<>> headers = {};  ///< More, or others.
  std::size_t max_bytes = std::size_t{2} << 20U;                 ///< Of the body, decoded.
  bool keep_cut = false;  ///< A longer body is cut there instead of being a failure.
};

/// What came back. Redirects are not followed: who asks judges where they lead.
struct PageReply {
  enum class Failure {
    none,
    unreachable,  ///< No connection, no name, reset.
    forbidden,    ///< The address gate kept the connection from being opened.
    too_slow,
    too_large,
    broken,   ///< Not HTTP, or a body that is not as long as its header said.
    no_text,  ///< A media type that holds no text; the body was left alone.
  };

  std::uint64_t id = 0;
  Failure failure = Failure::none;
  std::string reason;  ///< Of a failure, in words and without the URL; else empty.
  int status = 0;      ///< 0 where no answer came.
  HttpHeaders headers;
  std::string body;            ///< Decoded; empty after a failure.
  std::uint64_t received = 0;  ///< Bytes that came over the network, headers included.
  std::chrono::milliseconds took{};
};

/// Where pages come from: the network, or in tests a map that records what was asked. Any number
/// of requests may be under way; who asks sees to politeness.
class PageSource {
 public:
  virtual ~PageSource() = default;
  virtual void start(PageRequest request) = 0;
  /// Returns as soon as there are replies, at the latest after `at_most`.
  virtual std::vector<PageReply> wait(std::chrono::milliseconds at_most) = 0;
  virtual std::size_t running() const = 0;
  /// Ends a wait() of another thread early; what this source cannot do is no harm.
  virtual void wake() {}
};

}  // namespace rundkurs
