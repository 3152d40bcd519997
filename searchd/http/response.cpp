#include "searchd/http/response.h"

#include <utility>

namespace rundkurs::http {
namespace {

struct StatusWords {
  int status;
  std::string_view words;
};

constexpr StatusWords known_statuses[] = {
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

Response response_of(std::string body, std::string_view content_type, int status) {
  Response response;
  response.status = status;
  response.content_type = content_type;
  response.body = std::move(body);
  return response;
}

}  // namespace

Response& Response::with(std::string_view name, std::string_view value) {
  fields.push_back({std::string(name), std::string(value)});
  return *this;
}

const std::string* Response::find(std::string_view name) const {
  for (const auto& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

Response json_response(std::string body) {
  return response_of(std::move(body), "application/json", 200);
}

Response text_response(std::string body) {
  return response_of(std::move(body), "text/plain; charset=utf-8", 200);
}

Response html_response(std::string body, int status) {
  return response_of(std::move(body), "text/html; charset=utf-8", status);
}

Response problem_response(const Problem& problem) {
  auto told = problem;
  if (told.title.empty()) told.title = status_words(problem.status);
  return response_of(told.json(), "application/problem+json", problem.status);
}

Response redirect_response(std::string_view location, int status) {
  Response response;
  response.status = status;
  response.with("location", location);
  return response;
}

std::string_view status_words(int status) {
  for (const auto& known : known_statuses) {
    if (known.status == status) return known.words;
  }
  return "Unknown";
}

}  // namespace rundkurs::http
