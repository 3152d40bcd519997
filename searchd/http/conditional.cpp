#include "searchd/http/conditional.h"

#include "searchd/http/syntax.h"

namespace rundkurs::http {

bool names_tag(std::string_view if_none_match, std::string_view etag) {
  bool named = trim_blanks(if_none_match) == "*";
  for_each_list_item(if_none_match, [&](std::string_view tag) {
    if (tag.substr(0, 2) == "W/") tag.remove_prefix(2);
    if (tag.size() == etag.size() + 2 && tag.front() == '"' && tag.back() == '"' &&
        tag.substr(1, etag.size()) == etag)
      named = true;
  });
  return named;
}

void apply_condition(Response& response, std::string_view method, std::string_view if_none_match) {
  if (response.etag.empty() || response.status != 200) return;
  // Weak: the same version may be sent plain or compressed, and says how long it took.
  response.with("etag", "W/\"" + response.etag + "\"");
  if ((method != "GET" && method != "HEAD") || if_none_match.empty() ||
      !names_tag(if_none_match, response.etag))
    return;
  response.status = 304;
  response.body.clear();
  response.source.reset();
  response.content_type.clear();
}

}  // namespace rundkurs::http
