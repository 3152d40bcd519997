#include "searchd/api/offering_route.h"

#include <nlohmann/json.hpp>

#include "schemas/offering_json.h"
#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"
#include "searchd/export/linked_data.h"
#include "searchd/http/media_type.h"

namespace rundkurs::api {
namespace {

constexpr std::string_view plain_json = "application/json";
constexpr std::string_view ld_json = "application/ld+json";

}  // namespace

http::Response offering(const http::Request& request, const Context& context) {
  if (const auto refused = refuse_others(request, {})) return told(*refused);
  constexpr std::string_view offered[] = {plain_json, ld_json};
  const auto form = http::best_of(request.field("accept"), offered);
  if (form.empty())
    return http::problem_response(
        {406, "Not Acceptable", "There are application/json and application/ld+json.", ""});
  const auto snapshot = context.search.snapshot();
  const auto found = context.search.offering(request.variable("id"));
  if (!found) return told(problem_of(found.error(), context));
  if (!*found) return told(not_found("There is no offering with this id."));
  auto response = form == ld_json ? versioned(exported::linked_data(**found), snapshot, "-ld")
                                  : versioned(rundkurs::to_json(**found), snapshot);
  response.content_type = form;
  response.with("vary", "Accept");
  return response;
}

http::Response similar(const http::Request& request, const Context& context) {
  if (const auto refused = refuse_others(request, {"hl"})) return told(*refused);
  const auto language = interface_language(request);
  if (!language)
    return told(bad_parameter("hl", "The labels are in nb, nn, sv, da, fi, is and en."));
  constexpr std::size_t shown = 10;
  const auto snapshot = context.search.snapshot();
  const auto found = context.search.similar(request.variable("id"), shown, *language);
  if (!found) return told(problem_of(found.error(), context));
  if (!*found) return told(not_found("There is no offering with this id."));
  auto hits = nlohmann::json::array();
  for (const auto& hit : (*found)->hits)
    hits.push_back(to_json(hit, *language, context.search));
  return versioned({{"hits", std::move(hits)}}, snapshot);
}

}  // namespace rundkurs::api
