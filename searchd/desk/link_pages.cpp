#include "searchd/desk/link_pages.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::string_view links_path = "/desk/links";

std::string institution_label(const std::string& id, const Room& room) {
  const auto snapshot = room.site.search.snapshot();
  if (snapshot == nullptr) return id;
  const auto found = snapshot->institutions.find(id);
  if (found == snapshot->institutions.end()) return id;
  const auto* const best = best_for(found->second.name, room.frame.messages.language());
  return best == nullptr ? id : best->second;
}

/// All of the index, by name.
json institution_choices(const Room& room) {
  std::vector<std::pair<std::string, std::string>> all;
  if (const auto snapshot = room.site.search.snapshot()) {
    for (const auto& [id, name] : snapshot->institutions)
      all.emplace_back(institution_label(id, room), id);
  }
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return room.frame.messages.before(a.first, b.first);
  });
  auto list = json::array();
  for (const auto& [label, id] : all)
    list.push_back({{"value", id}, {"label", label}});
  return list;
}

std::string day_of(Timestamp time, const Room& room) {
  return room.frame.messages.date(format_timestamp(time).substr(0, 10));
}

std::string_view state_of(const InstitutionLink& link, Timestamp now) {
  if (link.withdrawn) return "withdrawn";
  return now >= link.expires ? "expired" : "open";
}

Result<json> link_row(const InstitutionLink& link, const Room& room, OwnLinks& links) {
  const auto state = state_of(link, room.now);
  const bool open = state == "open";
  json row = {{"institution", institution_label(link.institution, room)},
              {"made", day_of(link.made, room) + ", " + link.made_by},
              {"expires", day_of(link.expires, room)},
              {"used", link.used ? day_of(*link.used, room) : room.words.text("link_never")},
              {"state", room.words.text("link_state." + std::string(state))},
              {"color", open ? "success" : "neutral"},
              {"open", open},
              {"action", std::string(links_path) + "/" + link.id}};
  if (!open) return row;
  const auto token = links.token_of(link);
  if (!token) return token.error();
  row["address"] = room.frame.origin + "/own/" + *token;
  return row;
}

http::Response all_links(const Room& room,
                         OwnLinks& links,
                         std::string_view fault = {},
                         int status = 200) {
  const auto known = room.site.desk.institution_links().list();
  if (!known) return desk_failure(room, known.error());
  auto view = desk_model(room, room.words.text("links"));
  if (!fault.empty()) view["error"] = room.words.text(fault);
  view["institutions"] = institution_choices(room);
  view["rows"] = json::array();
  for (const auto& link : *known) {
    auto row = link_row(link, room, links);
    if (!row) return desk_failure(room, row.error());
    view["rows"].push_back(*std::move(row));
  }
  view["has_rows"] = !known->empty();
  return desk_page(room.frame, "desk_links", view, status);
}

http::Response make_link(const http::Request& request, const Room& room, OwnLinks& links) {
  const auto institution = PostedForm(request).value("institution");
  const auto snapshot = room.site.search.snapshot();
  if (snapshot == nullptr || !snapshot->institutions.contains(institution))
    return all_links(room, links, "link_unknown", 422);
  const auto made = links.make(institution, room.by());
  return made ? desk_redirect(links_path) : desk_failure(room, made.error());
}

http::Response withdraw_link(const http::Request& request, const Room& room) {
  const auto done = room.site.desk.institution_links().withdraw(request.variable("id"), room.by());
  if (done) return desk_redirect(links_path);
  if (done.error().code == Error::Code::not_found) return desk_message(room, "link_missing", 404);
  return desk_failure(room, done.error());
}

}  // namespace

void add_link_pages(http::Router& router, const DeskSite& site, OwnLinks& links) {
  constexpr auto role = Role::adviser;
  router.get("/desk/links",
             behind_login(site, role, [&links](const http::Request&, const Room& room) {
               return all_links(room, links);
             }));
  router.post("/desk/links",
              form_behind_login(site,
                                role,
                                [&links](const http::Request& request, const Room& room) {
                                  return make_link(request, room, links);
                                }),
              form_body_behind_login());
  router.post(
      "/desk/links/{id}", form_behind_login(site, role, withdraw_link), form_body_behind_login());
}

}  // namespace rundkurs::desk
