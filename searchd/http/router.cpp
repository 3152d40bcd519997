#include "searchd/http/router.h"

#include <algorithm>
#include <utility>

#include "searchd/http/media_type.h"

namespace rundkurs::http {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto slash = std::min(path.find('/', begin), path.size());
    segments.emplace_back(path.substr(begin, slash - begin));
    begin = slash + 1;
  }
  return segments;
}

bool is_variable(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::string_view serving_method(std::string_view method) {
  return method == "HEAD" ? "GET" : method;
}

}  // namespace

Router::Route& Router::route(std::string_view pattern) {
  if (pattern.find('{') == std::string_view::npos) {
    auto& known = exact_[std::string(pattern)];
    known.pattern = pattern;
    return known;
  }
  auto segments = segments_of(pattern);
  for (auto& known : patterns_) {
    if (known.segments == segments) return known;
  }
  patterns_.push_back({std::string(pattern), std::move(segments), {}});
  return patterns_.back();
}

void Router::get(std::string_view pattern, Handler handler) {
  route(pattern).methods.push_back({"GET", std::move(handler), {0, {}}});
}

void Router::post(std::string_view pattern, Handler handler, BodyRules rules) {
  route(pattern).methods.push_back({"POST", std::move(handler), std::move(rules)});
}

const Router::Route* Router::find(std::string_view path, Variables* variables) const {
  if (const auto exact = exact_.find(std::string(path)); exact != exact_.end())
    return &exact->second;
  const auto segments = segments_of(path);
  for (const auto& route : patterns_) {
    if (route.segments.size() != segments.size()) continue;
    Variables found;
    bool fits = true;
    for (std::size_t i = 0; fits && i < segments.size(); ++i) {
      const auto& wanted = route.segments[i];
      if (is_variable(wanted)) {
        fits = !segments[i].empty();
        found.emplace_back(wanted.substr(1, wanted.size() - 2), segments[i]);
      } else {
        fits = wanted == segments[i];
      }
    }
    if (!fits) continue;
    if (variables != nullptr) *variables = std::move(found);
    return &route;
  }
  return nullptr;
}

Response Router::tell(const Request& request, const Problem& problem) const {
  return teller_ ? teller_(request, problem) : problem_response(problem);
}

std::vector<std::pair<std::string, std::string>> Router::routes() const {
  std::vector<std::pair<std::string, std::string>> list;
  const auto add = [&list](const Route& route) {
    for (const auto& method : route.methods)
      list.emplace_back(method.name, route.pattern);
  };
  for (const auto& [path, route] : exact_)
    add(route);
  for (const auto& route : patterns_)
    add(route);
  return list;
}

std::string Router::pattern_of(std::string_view path) const {
  const auto* const route = find(path, nullptr);
  return route == nullptr ? std::string() : route->pattern;
}

Response Router::answer(Request request) const {
  const auto* route = find(request.path, &request.variables);
  auto response = route != nullptr
                      ? dispatch(request, *route)
                      : tell(request, {404, "Not Found", "There is nothing here.", ""});
  if (route != nullptr) response.route = route->pattern;
  if (finisher_) finisher_(request, response);
  return response;
}

Response Router::dispatch(const Request& request, const Route& route) const {
  const auto wanted = serving_method(request.method);
  std::string allowed = "OPTIONS";
  for (const auto& method : route.methods) {
    if (method.name == wanted) {
      if (!request.body.empty() && !method.rules.media_types.empty() &&
          !is_one_of(request.field("content-type"), method.rules.media_types))
        return tell(
            request,
            {415, "Unsupported Media Type", "Send " + method.rules.media_types.front() + ".", ""});
      return method.handler(request);
    }
    allowed += method.name == "GET" ? ", GET, HEAD" : ", " + method.name;
  }
  if (wanted == "OPTIONS") {
    Response response;
    response.status = 204;
    return response.with("allow", allowed);
  }
  return tell(request, {405, "Method Not Allowed", "Allowed here: " + allowed + ".", ""})
      .with("allow", allowed);
}

std::size_t Router::body_limit(std::string_view method, std::string_view path) const {
  const auto* route = find(path, nullptr);
  if (route != nullptr) {
    for (const auto& known : route->methods) {
      // A GET takes no body; a small one is read and ignored, so that the connection stays usable.
      if (known.name == method && known.rules.limit > 0) return known.rules.limit;
    }
  }
  return BodyRules{}.limit;
}

}  // namespace rundkurs::http
