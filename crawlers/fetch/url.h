#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs {

/// An absolute http or https URL, taken apart as browsers do it (https://url.spec.whatwg.org).
/// Page authors test their links in browsers, so blanks, backslashes and raw letters must work.
struct Url {
  std::string scheme;  ///< "http" or "https".
  std::string username;
  std::string password;
  std::string host;                  ///< "www.nmbu.no", "xn--bcher-kva.de", "127.0.0.1", "[::1]".
  int port = 0;                      ///< 0 where it is the scheme's own.
  std::string path;                  ///< Percent-encoded; begins with '/'.
  std::optional<std::string> query;  ///< Without '?'.
  std::optional<std::string> fragment;  ///< Without '#'.

  std::string text() const;
  /// "www.nmbu.no" or "127.0.0.1:8080": whom a connection is made to.
  std::string authority() const;
  /// "https://www.nmbu.no": what a robots.txt is valid for.
  std::string origin() const;
  /// "/a?b": what a server is asked for, and robots patterns are held against.
  std::string target() const;

  friend bool operator==(const Url&, const Url&) = default;
};

/// `text` alone or relative to `base`. Anything but http and https is refused, as is an empty
/// authority, which browsers guess at ("http:///x" becomes host "x").
Result<Url> parse_url(std::string_view text, const Url* base = nullptr);

}  // namespace rundkurs
