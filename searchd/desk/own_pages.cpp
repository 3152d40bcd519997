#include "searchd/desk/own_pages.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/catalogue/curation.h"
#include "schemas/offering_json.h"
#include "searchd/desk/fact_form.h"
#include "searchd/desk/password.h"
#include "searchd/desk/posted_form.h"
#include "searchd/desk/sender.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/run_dates.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t most_rows = 500;

/// One request of somebody who came by a link.
struct OwnRoom {
  const OwnSite& site;
  web::Frame frame;
  std::string path;  ///< "/own/…" of the link.
  OwnLinks::Entry entry;
  Curation& curation;
  Timestamp now;

  const InstitutionLink& link() const { return entry.link; }
  std::string address(const std::string& said = "") const {
    return frame.link(path,
                      said.empty() ? std::vector<http::Parameter>()
                                   : std::vector<http::Parameter>{{"said", said}});
  }
  std::string who() const { return "link " + link().id; }
};

/// The address holds what lets in: no page that is linked from here learns of it, nobody keeps it.
http::Response hidden(http::Response response) {
  response.with("cache-control", "no-store");
  response.with("referrer-policy", "same-origin");
  return response;
}

json own_model(const web::Frame& frame, std::string_view title) {
  auto view = frame_model(frame,
                          frame.messages.text("page_title", {{"title", std::string(title)}}),
                          {.indexed = false});
  view["robots"] = "noindex, nofollow";
  return view;
}

http::Response own_page(const web::Frame& frame,
                        std::string_view name,
                        const json& view,
                        int status = 200) {
  return hidden(page_response(frame, name, view, status));
}

/// A page that says why nothing else is shown, and whom to ask.
http::Response refusal(const web::Frame& frame,
                       std::string_view title,
                       std::string_view text,
                       int status) {
  const auto& messages = frame.messages;
  auto view = own_model(frame, messages.text(title));
  view["heading"] = messages.text(title);
  view["lead"] = messages.text(text);
  view["sections"] = json::array();
  view["links"] = json::array(
      {{{"url", frame.link("/for-institutions")}, {"label", messages.text("listed_title")}},
       {{"url", frame.link("/about") + "#contact"}, {"label", messages.text("contact_title")}}});
  view["has_links"] = true;
  return own_page(frame, "text", view, status);
}

http::Response unreadable(const web::Frame& frame, const OwnSite& site, const Error& error) {
  site.log.error("rows of an institution not readable", {{"reason", describe(error)}});
  return refusal(frame, "error_title", "own_storage", 503);
}

http::Response foreign(const web::Frame& frame) {
  return refusal(frame, "own_title", "own_foreign", 404);
}

std::string title_of(const Offering& offering, const std::string& language) {
  const auto* const best = best_for(offering.title, language);
  return best == nullptr ? offering.id : best->second;
}

std::string institution_name(const std::vector<Offering>& rows, const OwnRoom& room) {
  for (const auto& row : rows) {
    const auto* const best = best_for(row.institution.name, room.frame.messages.language());
    if (best != nullptr) return best->second;
  }
  return room.link().institution;
}

std::string day_text(Timestamp time, const web::Messages& messages) {
  return messages.date(format_timestamp(time).substr(0, 10));
}

/// Whether somebody has looked the row over since it changed, and who.
std::string looked_over(const std::optional<Review>& review,
                        const Offering& offering,
                        const web::Messages& messages) {
  const bool counts = review && format_timestamp(review->at) >= offering.last_changed;
  if (!counts) return messages.text("own_waiting");
  return messages.text(
      review->by == Corrector::institution ? "own_confirmed" : "own_confirmed_by_centre",
      {{"date", day_text(review->at, messages)}});
}

Result<json> row_view(const Offering& offering, const OwnRoom& room) {
  const auto review = room.curation.review(offering.id);
  if (!review) return review.error();
  const auto& messages = room.frame.messages;
  const web::FactWords words(messages, room.frame.site.vocabulary);
  const auto record = to_json(offering);
  const auto* const best = best_for(offering.title, messages.language());
  const auto facts = {words.level(record),
                      words.credits(record),
                      words.modes(record),
                      messages.date(web::next_start(record))};
  std::string brief;
  for (const auto& fact : facts)
    if (!fact.empty()) brief += (brief.empty() ? "" : " · ") + fact;
  return json{{"id", offering.id},
              {"brief", brief},
              {"title", title_of(offering, messages.language())},
              {"lang", best == nullptr ? "" : best->first},
              {"url", room.frame.link(room.path + "/" + offering.id)},
              {"level", words.level(record)},
              {"credits", words.credits(record)},
              {"modes", words.modes(record)},
              {"start", messages.date(web::next_start(record))},
              {"state", looked_over(*review, offering, messages)}};
}

/// What the page says first: what has just been done.
void add_said(json& view, const http::Request& request, const web::Messages& messages) {
  const auto said = request.parameter("said");
  if (said == "confirmed") view["said"] = messages.text("own_said_confirmed");
  if (said == "corrected") view["said"] = messages.text("own_said_corrected");
  if (said == "nothing") view["said"] = messages.text("own_said_nothing");
}

http::Response rows_page(const http::Request& request, const OwnRoom& room) {
  // One more than is shown tells whether there are more.
  auto rows = room.curation.of_institution(room.link().institution, most_rows + 1);
  if (!rows) return unreadable(room.frame, room.site, rows.error());
  const bool more = rows->size() > most_rows;
  if (more) rows->pop_back();
  const auto& messages = room.frame.messages;
  auto view = own_model(room.frame, messages.text("own_title"));
  view["lead"] = messages.text("own_lead", {{"institution", institution_name(*rows, room)}});
  view["expires"] =
      messages.text("own_expires", {{"date", day_text(room.link().expires, messages)}});
  view["title_head"] = messages.text("record.title");
  view["credits_head"] = messages.text("record.credits");
  view["action"] = room.address();
  view["form_token"] = room.entry.form_token;
  view["rows"] = json::array();
  for (const auto& offering : *rows) {
    auto row = row_view(offering, room);
    if (!row) return unreadable(room.frame, room.site, row.error());
    view["rows"].push_back(*std::move(row));
  }
  view["has_rows"] = !rows->empty();
  if (more)
    view["more"] =
        messages.text("own_more", {{"count", messages.number(static_cast<double>(most_rows))}});
  add_said(view, request, messages);
  return own_page(room.frame, "own_rows", view);
}

/// The offering of the address, if it is one of the link's institution.
Result<std::optional<Offering>> own_offering(const http::Request& request, const OwnRoom& room) {
  auto found = room.curation.corrections().find(request.variable("id"));
  if (!found) return found;
  const bool own = *found && (*found)->institution.id == room.link().institution &&
                   (*found)->gone.empty() && !(*found)->demonstration;
  if (!own) return std::optional<Offering>();
  return found;
}

http::Response facts_page(const OwnRoom& room,
                          const Offering& offering,
                          const std::string& fault = "",
                          int status = 200) {
  const auto standing = room.curation.corrections().of(offering.id);
  if (!standing) return unreadable(room.frame, room.site, standing.error());
  const auto review = room.curation.review(offering.id);
  if (!review) return unreadable(room.frame, room.site, review.error());
  const auto& messages = room.frame.messages;
  const auto title = title_of(offering, messages.language());
  const auto* const best = best_for(offering.title, messages.language());
  auto view = own_model(room.frame, title);
  view["title"] = title;
  view["title_lang"] = best == nullptr ? "" : best->first;
  view["page"] = offering.url;
  view["state"] = looked_over(*review, offering, messages);
  view["fault"] = fault;
  view["back"] = room.address();
  view["action"] = room.frame.link(room.path + "/" + offering.id);
  view["form_token"] = room.entry.form_token;
  view["shown"] = shown_facts(offering, asked_facts(offering));
  view["facts"] = fact_views(offering, asked_facts(offering), *standing, room.frame);
  return own_page(room.frame, "own_facts", view, status);
}

http::Response look(const http::Request& request, const OwnRoom& room) {
  const auto offering = own_offering(request, room);
  if (!offering) return unreadable(room.frame, room.site, offering.error());
  return *offering ? facts_page(room, **offering) : foreign(room.frame);
}

/// In the catalogue that the row is right, in the desk's log that a link said so.
Result<void> confirm(const std::string& id, const OwnRoom& room) {
  auto confirmed = room.curation.confirm(id, {Corrector::institution, room.who(), room.now});
  if (!confirmed) return confirmed;
  return room.site.desk.accounts().note({room.who(), room.now}, Act::row_confirmed, id);
}

bool is_own_form(const http::Request& request, const PostedForm& form, const OwnRoom& room) {
  return is_from_our_pages(request, room.frame.site.base_url) &&
         same_secret(room.entry.form_token, form.value("form"));
}

http::Response foreign_form(const OwnRoom& room) {
  return refusal(room.frame, "own_title", "own_form_foreign", 403);
}

http::Response confirm_rows(const http::Request& request, const OwnRoom& room) {
  const PostedForm form(request);
  if (!is_own_form(request, form, room)) return foreign_form(room);
  const auto rows = room.curation.of_institution(room.link().institution, most_rows);
  if (!rows) return unreadable(room.frame, room.site, rows.error());
  bool any = false;
  for (const auto& [name, value] : form.fields()) {
    if (name != "row") continue;
    const bool own = std::any_of(
        rows->begin(), rows->end(), [&id = value](const Offering& row) { return row.id == id; });
    if (!own) return foreign(room.frame);
    if (const auto confirmed = confirm(value, room); !confirmed)
      return unreadable(room.frame, room.site, confirmed.error());
    any = true;
  }
  return hidden(http::redirect_response(room.address(any ? "confirmed" : "nothing")));
}

/// What cannot be stored because of what it says.
bool is_fault_of_form(const Error& error) {
  return error.code == Error::Code::usage || error.code == Error::Code::malformed;
}

http::Response correct(const PostedForm& form, const Offering& offering, const OwnRoom& room) {
  const auto& messages = room.frame.messages;
  const auto facts = asked_facts(offering);
  if (is_outdated(form, offering, facts))
    return facts_page(room, offering, messages.text("own_outdated"), 409);
  auto said = said_anew(form, offering, facts, room.frame.site.vocabulary);
  if (!said) {
    const auto label = fact_label(said.error().where, room.frame);
    return facts_page(room, offering, messages.text("own_fault", {{"field", label}}), 422);
  }
  if (said->empty()) return hidden(http::redirect_response(room.address("nothing")));
  for (auto& correction : *said) {
    correction.by = Corrector::institution;
    correction.who = room.who();
    correction.at = room.now;
  }
  const auto corrected = room.curation.corrections().correct(offering.id, *said);
  if (!corrected && is_fault_of_form(corrected.error()))
    return facts_page(room, offering, messages.text("own_fault_together"), 422);
  if (!corrected) return unreadable(room.frame, room.site, corrected.error());
  const auto noted =
      room.site.desk.accounts().note({room.who(), room.now}, Act::row_corrected, offering.id);
  if (!noted) return unreadable(room.frame, room.site, noted.error());
  // What is left as it was is thereby looked over, too.
  if (const auto confirmed = confirm(offering.id, room); !confirmed)
    return unreadable(room.frame, room.site, confirmed.error());
  return hidden(http::redirect_response(room.address("corrected")));
}

http::Response say(const http::Request& request, const OwnRoom& room) {
  const PostedForm form(request);
  if (!is_own_form(request, form, room)) return foreign_form(room);
  const auto offering = own_offering(request, room);
  if (!offering) return unreadable(room.frame, room.site, offering.error());
  if (!*offering) return foreign(room.frame);
  if (form.value("do") != "confirm") return correct(form, **offering, room);
  if (const auto confirmed = confirm((*offering)->id, room); !confirmed)
    return unreadable(room.frame, room.site, confirmed.error());
  return hidden(http::redirect_response(room.address("confirmed")));
}

using OwnHandler = std::function<http::Response(const http::Request&, const OwnRoom&)>;

http::Response through_link(const http::Request& request,
                            const OwnSite& site,
                            const OwnHandler& handler) {
  auto frame = frame_for(request, site.site);
  const auto token = request.variable("token");
  auto entry = site.links.enter(token, now());
  if (!entry) return unreadable(frame, site, entry.error());
  switch (entry->state) {
    case OwnLinks::State::open:
      break;
    case OwnLinks::State::forged:
      return refusal(frame, "own_forged_title", "own_forged", 403);
    case OwnLinks::State::expired:
      return refusal(frame, "own_expired_title", "own_expired", 403);
    case OwnLinks::State::withdrawn:
      return refusal(frame, "own_withdrawn_title", "own_withdrawn", 403);
  }
  const auto curation = Curation::open(site.catalogue);
  if (!curation) return unreadable(frame, site, curation.error());
  const OwnRoom room{
      site, std::move(frame), "/own/" + std::string(token), *std::move(entry), **curation, now()};
  return handler(request, room);
}

}  // namespace

void add_own_pages(http::Router& router, const OwnSite& site) {
  const auto behind = [&site](OwnHandler handler) {
    return [site, handler = std::move(handler)](const http::Request& request) {
      return through_link(request, site, handler);
    };
  };
  router.get("/own/{token}", behind(rows_page));
  router.post("/own/{token}", behind(confirm_rows), form_body());
  router.get("/own/{token}/{id}", behind(look));
  router.post("/own/{token}/{id}", behind(say), form_body());
}

}  // namespace rundkurs::desk
