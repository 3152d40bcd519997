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
#include "searchd/http/request_id.h"
#include "searchd/http/security_fields.h"

// process_request() is protected and pre-routing sees requests before their body is read: both are
// facts of this version, not promises of the library. Look again before raising it.
static_assert(std::string_view(CPPHTTPLIB_VERSION) == "0.11.4");

namespace rundkurs::http {
namespace {

// One request and what became of it. The library hands its handlers nothing but its own request,
// which must not hold the fields it would act upon by itself, and takes whole bodies only. So what
// was really asked, and an answer that is to be streamed, lie beside, one per working thread.
struct Turn {
  Request request;
  std::string id;
  std::string route;  ///< Its pattern; empty where there is none.
  Response streamed;  ///< Without a source for an answer that was written whole.
};
thread_local Turn* current = nullptr;

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

// The head of a streamed answer, which the library never sees.
std::string head_of(const Response& response, bool chunked, bool last) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, status_words(response.status));
  for (const auto& field : response.fields)
    head += fmt::format("{}: {}\r\n", field.name, field.value);
  head += fmt::format("Content-Type: {}\r\nDate: {}\r\nAccept-Ranges: none\r\n",
                      response.content_type,
                      http_date(now()));
  if (chunked) head += "Transfer-Encoding: chunked\r\n";
  head += last ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
  return head;
}

Problem internal_problem() {
  return {500, "Internal Server Error", "Something went wrong here. It has been logged.", ""};
}

}  // namespace

class Exchange::Private final : public httplib::Server {
 public:
  Private(const Router& router, const Limits& limits, Metrics& metrics, Log& log, Log* access_log)
      : router_(router), metrics_(metrics), log_(log), access_log_(access_log) {
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

  Answer answer(CompleteRequest complete, const std::string& peer, bool last) {
    const auto begin = std::chrono::steady_clock::now();
    Turn turn;
    turn.id = next_request_id();
    auto& request = turn.request;
    const auto& head = complete.head;
    const auto method = head.method;
    const bool knows_chunks = head.minor_version > 0;
    const auto question = std::min(head.target.find('?'), head.target.size());
    MemoryStream stream(plain_head(head.method, head.target.substr(0, question)));
    if (question < head.target.size())
      request.parameters = parse_parameters(std::string_view(head.target).substr(question + 1));
    request.fields = std::move(complete.head.fields);
    request.body = std::move(complete.body);
    request.peer = peer;
    current = &turn;
    bool closed = false;
    process_request(stream, last, closed, [](httplib::Request&) {});
    current = nullptr;
    Answer answer;
    int status = turn.streamed.status;
    if (turn.streamed.source != nullptr) {
      answer = streamed_answer(std::move(turn.streamed), method, knows_chunks, last);
    } else {
      answer.bytes = stream.take_output();
      status = answer.bytes.size() > 12 ? std::atoi(answer.bytes.c_str() + 9) : 500;
      drop_length_of_bodiless(answer.bytes, status);
    }
    tell(turn, method, status, std::chrono::steady_clock::now() - begin);
    return answer;
  }

 private:
  void handle(const httplib::Request& parsed, httplib::Response& out) {
    auto& request = current->request;
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
    response.with("x-request-id", current->id);
    current->route = response.route;
    if (response.source != nullptr) {
      current->streamed = std::move(response);
    } else {
      copy(response, out);
    }
  }

  static Answer streamed_answer(Response response,
                                std::string_view method,
                                bool knows_chunks,
                                bool last) {
    Answer answer;
    const bool has_body = method != "HEAD";
    answer.ends_connection = has_body && !knows_chunks;
    const bool ends = last || answer.ends_connection;
    answer.bytes = head_of(response, has_body && knows_chunks, ends);
    if (has_body)
      answer.rest = std::make_unique<StreamedBody>(
          std::move(response.source),
          knows_chunks ? StreamedBody::Framing::chunked : StreamedBody::Framing::until_close);
    return answer;
  }

  // Neither address nor path nor query: a query is what somebody has on their mind.
  void tell(const Turn& turn,
            const std::string& method,
            int status,
            std::chrono::nanoseconds took) const {
    metrics_.answered(turn.route, status, took);
    if (access_log_ == nullptr) return;
    access_log_->info("request",
                      {{"id", turn.id},
                       {"method", method},
                       {"route", turn.route.empty() ? "none" : turn.route},
                       {"status", std::to_string(status)},
                       {"ms", fmt::format("{:.2f}", static_cast<double>(took.count()) / 1e6)}});
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
  // The path may be a secret, such as that of a signed link: the route stands for it.
  Response failed(const std::string& method, const std::string& path, const std::string& reason) {
    log_.error("request failed",
               {{"id", current->id},
                {"method", method},
                {"route", router_.pattern_of(path)},
                {"reason", reason}});
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
  Log* access_log_;
};

Exchange::Exchange(
    const Router& router, const Limits& limits, Metrics& metrics, Log& log, Log* access_log)
    : private_(std::make_unique<Private>(router, limits, metrics, log, access_log)) {}

Exchange::~Exchange() = default;

Answer Exchange::answer(CompleteRequest request, const std::string& peer, bool last) noexcept {
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
