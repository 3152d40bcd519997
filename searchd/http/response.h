#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/body_source.h"
#include "searchd/http/problem.h"
#include "searchd/http/request_head.h"

namespace rundkurs::http {

/// What a handler answers. The server adds dates, security fields, compression and lengths.
struct Response {
  int status = 200;
  std::string content_type;  ///< Empty for an answer without a body.
  std::string body;
  std::string gzipped;                 ///< The same compressed beforehand; may be empty.
  std::shared_ptr<BodySource> source;  ///< Instead of `body`, for what is made while it is sent.
  std::vector<Field> fields;           ///< Further header fields.
  /// Opaque text without quotes; a GET that names it gets 304 instead of the body.
  std::string etag;
  std::string route;  ///< The pattern that it was answered by, for the metrics; the router sets it.

  Response& with(std::string_view name, std::string_view value);
  const std::string* find(std::string_view name) const;
};

Response json_response(std::string body);
Response text_response(std::string body);
Response html_response(std::string body, int status = 200);
Response problem_response(const Problem& problem);
Response redirect_response(std::string_view location, int status = 303);

/// The words that go with a status ("Not Found").
std::string_view status_words(int status);

}  // namespace rundkurs::http
