#include "searchd/api/posted_json.h"

#include <algorithm>
#include <iterator>

#include "schemas/json.h"
#include "searchd/api/replies.h"
#include "searchd/search/search_request.h"

namespace rundkurs::api {

std::variant<nlohmann::json, Problem> posted_object(const http::Request& request,
                                                    std::initializer_list<std::string_view> known) {
  if (!request.parameters.empty())
    return bad_parameter(request.parameters.front().name, "There is no such parameter.");
  auto json = parse_json(request.body, "body");
  if (!json) return Problem{400, "Bad Request", describe(json.error()), ""};
  if (!json->is_object()) return Problem{400, "Bad Request", "The body must be an object.", ""};
  for (const auto& [name, value] : json->items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return bad_parameter(name, "There is no such member.");
  }
  return *std::move(json);
}

std::variant<std::string, Problem> language_member(const nlohmann::json& object,
                                                   std::string_view otherwise) {
  const auto language = object.find("hl");
  if (language == object.end() || language->is_null()) return std::string(otherwise);
  const auto* const end = std::end(interface_languages);
  if (language->is_string()) {
    auto wanted = language->get<std::string>();
    if (std::find(std::begin(interface_languages), end, wanted) != end) return wanted;
  }
  return bad_parameter("hl", "Give one of nb nn sv da fi is en.");
}

}  // namespace rundkurs::api
