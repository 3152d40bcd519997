#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searchd/http/problem.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::http {

using Handler = std::function<Response(const Request&)>;

/// What a route takes besides its parameters.
struct BodyRules {
  std::size_t limit = 65536;
  std::vector<std::string> media_types = {"application/json"};
};

/// Which handler answers. Filled before the server starts, then only read, from all threads.
/// No regular expressions: a pattern is a path in which `{name}` stands for one whole segment.
class Router {
 public:
  /// HEAD is answered as GET, without the body.
  void get(std::string_view pattern, Handler handler);
  void post(std::string_view pattern, Handler handler, BodyRules rules);

  /// Who puts a problem into words for a client: the JSON form where nobody is set.
  using ProblemTeller = std::function<Response(const Request&, const Problem&)>;
  void set_problem_teller(ProblemTeller teller) { teller_ = std::move(teller); }
  Response tell(const Request& request, const Problem& problem) const;

  /// What is done to every answer last, those of no handler included.
  using Finisher = std::function<void(const Request&, Response&)>;
  void set_finisher(Finisher finisher) { finisher_ = std::move(finisher); }

  /// Method and pattern of everything that is served, HEAD and OPTIONS left out.
  std::vector<std::pair<std::string, std::string>> routes() const;

  /// The pattern that a path fits; empty where it fits none.
  std::string pattern_of(std::string_view path) const;

  /// Always an answer: that of the handler, or 404, 405, 415.
  Response answer(Request request) const;

  /// The most that may follow this request line; `path` may still be percent-encoded.
  std::size_t body_limit(std::string_view method, std::string_view path) const;

 private:
  struct Method {
    std::string name;
    Handler handler;
    BodyRules rules;
  };
  struct Route {
    std::string pattern;
    std::vector<std::string> segments;  ///< Of patterns with variables only.
    std::vector<Method> methods;
  };
  using Variables = std::vector<std::pair<std::string, std::string>>;

  Response dispatch(const Request& request, const Route& route) const;
  Route& route(std::string_view pattern);
  const Route* find(std::string_view path, Variables* variables) const;

  std::unordered_map<std::string, Route> exact_;
  std::vector<Route> patterns_;
  ProblemTeller teller_;
  Finisher finisher_;
};

}  // namespace rundkurs::http
