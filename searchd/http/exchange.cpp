#include "searchd/http/exchange.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>

#include "schemas/timestamp.h"
#include "searchd/http/conditional.h"
#include "searchd/http/content_coding.h"
#include "searchd/http/http_date.h"
#include "searchd/http/memory_stream.h"
#include "searchd/http/security_fields.h"

// process_request() is protected and pre-routing sees requests before their body is read: both are
// facts of this version, not promises of the library. Look again before raising it.
static_assert(std::string_view(CPPHTTPLIB_VERSION) == "0.11.4");

namespace rundkurs::http {
namespace {

// The library hands its handlers nothing but its own request, which must not hold the fields it
// would act upon by itself. So what was really asked lies beside, one per working thread.
thread_local Request* current = nullptr;

// Only what the library needs to know. Header fields and parameters stay with us.
std::string plain_head(std::string_view method, std::string_view path) {
  return fmt::format("{} {} HTTP/1.1\r\nHost: _\r\n\r\n", method, path);
}

// RFC 9110 8.6: an answer without a body has no length; the library always writes one.
void drop_length_of_bodiless(std::string& answer, int status) {
  if (status != 204 && status != 304) return;
  constexpr std::string_view length = "\r\nContent-Length: 0\r\n";
  if (const auto place = answer.find(length); place < answer.find("\r\n\r\n"))
    answer.erase(place, length.size() - 2);
}

Problem internal_problem() {
  return {500, "Internal Server Error", "Something went wrong here. It has been logged.", ""};
}

}  // namespace

class Exchange::Private final : public httplib::Server {
 public:
  Private(const Router& router, const Limits& limits, Metrics& metrics, Log& log)
      : router_(router), metrics_(metrics), log_(log) {
    set_keep_alive_timeout(limits.idle_time.count());
    set_keep_alive_max_count(limits.requests_per_connection);
    set_pre_routing_handler([this](const httplib::Request& parsed, httplib::Response& out) {
      handle(parsed, out);
      return HandlerResponse::Handled;
    });
    set_exception_handler(
        [this](const httplib::Request&, httplib::Response& out, std::exception_ptr) {
          copy(problem_response(internal_problem()), out);
        });
  }

  std::string answer(CompleteRequest complete, const std::string& peer, bool last) {
    const auto begin = std::chrono::steady_clock::now();
    Request request;
    const auto& head = complete.head;
    const auto question = std::min(head.target.find('?'), head.target.size());
    MemoryStream stream(plain_head(head.method, head.target.substr(0, question)));
    if (question < head.target.size())
      request.parameters = parse_parameters(std::string_view(head.target).substr(question + 1));
    request.fields = std::move(complete.head.fields);
    request.body = std::move(complete.body);
    request.peer = peer;
    current = &request;
    bool closed = false;
    process_request(stream, last, closed, [](httplib::Request&) {});
    current = nullptr;
    auto bytes = stream.take_output();
    const int status = bytes.size() > 12 ? std::atoi(bytes.c_str() + 9) : 500;
    drop_length_of_bodiless(bytes, status);
    metrics_.answered(status, std::chrono::steady_clock::now() - begin);
    return bytes;
  }

 private:
  void handle(const httplib::Request& parsed, httplib::Response& out) {
    auto& request = *current;
    request.method = parsed.method;
    request.path = parsed.path;
    for (const auto& [name, value] : parsed.params)
      request.parameters.push_back({name, value});
    const std::string accept_encoding(request.field("accept-encoding"));
    const std::string if_none_match(request.field("if-none-match"));
    auto response = run(std::move(request));
    apply_condition(response, parsed.method, if_none_match);
    encode(response, accept_encoding);
    add_security_fields(response);
    copy(response, out);
  }

  Response run(Request request) {
    const auto method = request.method;
    const auto path = request.path;
    try {
      return router_.answer(std::move(request));
    } catch (const std::exception& error) {
      return failed(method, path, error.what());
    } catch (...) {
      return failed(method, path, "an exception of an unknown kind");
    }
  }

  // A bug or a broken index. The reason may tell of files and queries: it goes to the log alone.
  Response failed(const std::string& method, const std::string& path, const std::string& reason) {
    log_.error("request failed", {{"method", method}, {"path", path}, {"reason", reason}});
    return problem_response(internal_problem());
  }

  static void copy(const Response& response, httplib::Response& out) {
    out.status = response.status;
    for (const auto& field : response.fields)
      out.set_header(field.name, field.value);
    out.set_header("Date", http_date(now()));
    out.set_header("Accept-Ranges", "none");
    if (!response.content_type.empty()) out.set_content(response.body, response.content_type);
  }

  const Router& router_;
  Metrics& metrics_;
  Log& log_;
};

Exchange::Exchange(const Router& router, const Limits& limits, Metrics& metrics, Log& log)
    : private_(std::make_unique<Private>(router, limits, metrics, log)) {}

Exchange::~Exchange() = default;

std::string Exchange::answer(CompleteRequest request, const std::string& peer, bool last) noexcept {
  return private_->answer(std::move(request), peer, last);
}

std::string rejection_answer(const Rejection& rejection) {
  const auto body = Problem{rejection.status,
                            std::string(status_words(rejection.status)),
                            std::string(rejection.reason),
                            ""}
                        .json();
  return fmt::format(
      "HTTP/1.1 {} {}\r\nContent-Type: application/problem+json\r\nContent-Length: {}\r\n"
      "Connection: close\r\nX-Content-Type-Options: nosniff\r\n"
      "Content-Security-Policy: default-src 'none'\r\n\r\n{}",
      rejection.status,
      status_words(rejection.status),
      body.size(),
      body);
}

}  // namespace rundkurs::http
