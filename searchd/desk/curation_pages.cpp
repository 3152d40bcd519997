#include "searchd/desk/curation_pages.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/correction.h"
#include "schemas/offering_json.h"
#include "searchd/desk/curation_queue.h"
#include "searchd/desk/fact_form.h"
#include "searchd/desk/posted_form.h"
#include "searchd/web/run_dates.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t rows_shown = 50;
/// So far the next one is looked for behind one that stays in the queue.
constexpr std::size_t most_skipped = 500;

/// A desk's room with the catalogue open.
struct CurationRoom {
  const Room& room;
  Curation& curation;
  std::string queue;
};

std::string queue_address(const std::string& queue) {
  return "/desk/curation?of=" + queue;
}

std::string address_in(const std::string& queue, const std::string& id) {
  return "/desk/curation/" + id + "?of=" + queue;
}

std::string best_title(const Offering& offering, const Room& room) {
  const auto* const best = best_for(offering.title, room.frame.messages.language());
  return best == nullptr ? offering.id : best->second;
}

std::string title_language(const Offering& offering, const Room& room) {
  const auto* const best = best_for(offering.title, room.frame.messages.language());
  return best == nullptr ? "" : best->first;
}

std::string best_institution(const Offering& offering, const Room& room) {
  const auto* const best = best_for(offering.institution.name, room.frame.messages.language());
  return best == nullptr ? offering.institution.id : best->second;
}

std::string date_text(const std::string& timestamp, const Room& room) {
  return room.frame.messages.date(timestamp.substr(0, 10));
}

std::string clash_text(const std::vector<Clash>& clashes, const Room& room) {
  std::string text;
  for (const auto& clash : clashes) {
    text += (text.empty() ? "" : "; ") + fact_label(clash.field, room.frame) + ": ";
    const char* between = "";
    for (const auto& value : clash.values) {
      const bool level = clash.field == "level";
      text += between + (level ? room.frame.site.vocabulary.facet_label(
                                     "level", value, room.frame.messages.language())
                               : value);
      between = " / ";
    }
  }
  return text;
}

/// Why the offering is in the queue, in a few words.
Result<std::string> why(const Offering& offering, const CurationRoom& curating) {
  const auto& room = curating.room;
  const auto& words = room.words;
  if (curating.queue == "clashing") {
    const auto clashes = curating.curation.clashes(offering.id);
    if (!clashes) return clashes.error();
    return clash_text(*clashes, room);
  }
  if (curating.queue == "dead")
    return offering.missing_since.empty()
               ? words.text("why.no_answer")
               : words.text("why.missing", {{"date", date_text(offering.missing_since, room)}});
  if (curating.queue == "stale") {
    const auto past = web::past_start(to_json(offering));
    if (!past.empty()) return words.text("why.past", {{"date", room.frame.messages.date(past)}});
    return words.text("why.unseen", {{"date", date_text(offering.last_seen, room)}});
  }
  if (curating.queue == "fresh")
    return words.text("why.fresh", {{"date", date_text(offering.first_seen, room)}});
  return words.text("why.doubtful");
}

json queue_tabs(const CurationRoom& curating) {
  auto links = json::array();
  for (const auto name : queue_names) {
    const std::string queue(name);
    links.push_back({{"url", queue_address(queue)},
                     {"label", curating.room.words.text("queue." + queue)},
                     {"here", queue == curating.queue}});
  }
  return links;
}

http::Response queue_page(const http::Request& /*request*/, const CurationRoom& curating) {
  const auto& room = curating.room;
  const auto rows =
      queued(curating.queue, curating.curation, room.site.search, room.now, rows_shown);
  if (!rows) return desk_failure(room, rows.error());
  auto view = desk_model(room, room.words.text("curation"));
  view["tabs"] = queue_tabs(curating);
  view["action"] = queue_address(curating.queue);
  view["rows"] = json::array();
  for (const auto& offering : *rows) {
    const auto reason = why(offering, curating);
    if (!reason) return desk_failure(room, reason.error());
    view["rows"].push_back({{"id", offering.id},
                            {"url", address_in(curating.queue, offering.id)},
                            {"title", best_title(offering, room)},
                            {"lang", title_language(offering, room)},
                            {"institution", best_institution(offering, room)},
                            {"why", *reason}});
  }
  view["has_rows"] = !rows->empty();
  view["more"] = rows->size() == rows_shown;
  return desk_page(room.frame, "desk_curation", view);
}

/// As the catalogue has it, and classified as the index has it where no person has done so.
Result<std::optional<Offering>> offering_in(const http::Request& request,
                                            const CurationRoom& curating) {
  auto found = curating.curation.corrections().find(request.variable("id"));
  if (!found || !*found) return found;
  auto& offering = **found;
  const auto indexed = curating.room.site.search.offering(offering.id);
  if (!indexed || !*indexed) return found;
  if (!has_topics_of_a_person(offering)) offering.topics = (*indexed)->topics;
  if (!offering.relevance_curated) offering.relevance = (*indexed)->relevance;
  return found;
}

json standing_views(const std::vector<StandingCorrection>& standing, const Room& room) {
  auto list = json::array();
  for (const auto& each : standing) {
    list.push_back(
        {{"field", fact_label(each.correction.field, room.frame)},
         {"by",
          each.correction.by == Corrector::institution ? room.words.text("by_institution")
                                                       : each.correction.who},
         {"at", date_text(format_timestamp(each.correction.at), room)}});
  }
  return list;
}

http::Response offering_page(const CurationRoom& curating,
                             const Offering& offering,
                             const std::string& fault = "",
                             int status = 200) {
  const auto& room = curating.room;
  const auto standing = curating.curation.corrections().of(offering.id);
  if (!standing) return desk_failure(room, standing.error());
  const auto clashes = curating.curation.clashes(offering.id);
  if (!clashes) return desk_failure(room, clashes.error());
  const auto review = curating.curation.review(offering.id);
  if (!review) return desk_failure(room, review.error());
  auto view = desk_model(room, best_title(offering, room));
  if (!fault.empty()) view["error"] = fault;
  view["queue"] = room.words.text("queue." + curating.queue);
  view["back"] = queue_address(curating.queue);
  view["action"] = address_in(curating.queue, offering.id);
  view["page"] = offering.url;
  view["public_page"] = room.frame.link("/offering/" + offering.id);
  view["institution"] = best_institution(offering, room);
  view["first_seen"] = date_text(offering.first_seen, room);
  view["last_seen"] = date_text(offering.last_seen, room);
  view["clashes"] = clash_text(*clashes, room);
  view["corrections"] = standing_views(*standing, room);
  view["has_corrections"] = !standing->empty();
  if (*review)
    view["reviewed"] = room.words.text(
        "reviewed",
        {{"date", date_text(format_timestamp((*review)->at), room)},
         {"who",
          (*review)->by == Corrector::institution ? room.words.text("by_institution")
                                                  : (*review)->who}});
  view["facts"] = fact_views(offering, curated_facts(offering), *standing, room.frame);
  view["shown"] = shown_facts(offering, curated_facts(offering));
  view["locks"] = true;
  view["lock_label"] = room.words.text("lock");
  return desk_page(room.frame, "desk_curated", view, status);
}

http::Response look_at_one(const http::Request& request, const CurationRoom& curating) {
  const auto offering = offering_in(request, curating);
  if (!offering) return desk_failure(curating.room, offering.error());
  if (!*offering) return desk_message(curating.room, "offering_missing", 404);
  return offering_page(curating, **offering);
}

/// The one behind `id` in the queue, or what is left of the queue.
http::Response go_on(const CurationRoom& curating, const std::string& id) {
  const auto& room = curating.room;
  const auto rows =
      queued(curating.queue, curating.curation, room.site.search, room.now, most_skipped);
  if (!rows) return desk_failure(room, rows.error());
  auto next =
      std::find_if(rows->begin(), rows->end(), [&](const Offering& row) { return row.id == id; });
  if (next != rows->end()) {
    ++next;
  } else if (curating.queue != "doubtful") {
    // It has left the queue, which is in the order of ids.
    next =
        std::find_if(rows->begin(), rows->end(), [&](const Offering& row) { return row.id > id; });
  } else {
    next = rows->begin();
  }
  return desk_redirect(next == rows->end() ? queue_address(curating.queue)
                                           : address_in(curating.queue, next->id));
}

Result<void> mark_seen(const std::string& id, const CurationRoom& curating) {
  const auto& room = curating.room;
  const auto& name = room.visitor.account.name;
  auto confirmed = curating.curation.confirm(id, {Corrector::adviser, name, room.now});
  if (!confirmed) return confirmed;
  return room.site.desk.accounts().note(room.by(), Act::offering_seen, id);
}

http::Response mark_rows(const http::Request& request, const CurationRoom& curating) {
  const PostedForm form(request);
  for (const auto& [name, value] : form.fields()) {
    if (name != "row") continue;
    const auto seen = mark_seen(value, curating);
    if (!seen && seen.error().code == Error::Code::not_found)
      return desk_message(curating.room, "offering_missing", 404);
    if (!seen) return desk_failure(curating.room, seen.error());
  }
  return desk_redirect(queue_address(curating.queue));
}

/// What is to be done with the fields of one form.
struct Decision {
  std::vector<Correction> corrections;
  std::vector<std::string> withdrawn;
};

bool corrects(const std::vector<Correction>& corrections, const std::string& field) {
  return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& each) {
    return each.field == field;
  });
}

Result<Decision> decided(const PostedForm& form,
                         const Offering& offering,
                         const CurationRoom& curating) {
  const auto facts = curated_facts(offering);
  auto said = said_anew(form, offering, facts, curating.room.frame.site.vocabulary);
  if (!said) return std::move(said).error();
  const auto standing = curating.curation.corrections().of(offering.id);
  if (!standing) return standing.error();
  Decision decision{*std::move(said), {}};
  for (const auto& fact : facts) {
    if (!form.has(fact.field) || corrects(decision.corrections, fact.field)) continue;
    const bool locked = std::any_of(standing->begin(), standing->end(), [&](const auto& each) {
      return each.correction.field == fact.field;
    });
    const bool wanted =
        std::any_of(form.fields().begin(), form.fields().end(), [&](const http::Parameter& field) {
          return field.name == "lock" && field.value == fact.field;
        });
    if (locked && !wanted) decision.withdrawn.push_back(fact.field);
    if (locked || !wanted) continue;
    auto kept = read_correction(fact.field, typed_value(offering, fact.field));
    if (!kept) return std::move(kept).error();
    decision.corrections.push_back(*std::move(kept));
  }
  for (auto& correction : decision.corrections) {
    correction.by = Corrector::adviser;
    correction.who = curating.room.visitor.account.name;
    correction.at = curating.room.now;
  }
  return decision;
}

Result<void> carry_out(const Decision& decision,
                       const std::string& id,
                       const CurationRoom& curating) {
  const auto& room = curating.room;
  auto& corrections = curating.curation.corrections();
  if (!decision.corrections.empty()) {
    const auto done = corrections.correct(id, decision.corrections);
    if (!done) return done.error();
  }
  if (!decision.withdrawn.empty()) {
    const auto done = corrections.withdraw(id, decision.withdrawn, room.now);
    if (!done) return done.error();
  }
  if (decision.corrections.empty() && decision.withdrawn.empty()) return {};
  return room.site.desk.accounts().note(room.by(), Act::offering_corrected, id);
}

http::Response decide(const http::Request& request, const CurationRoom& curating) {
  const auto& room = curating.room;
  const PostedForm form(request);
  const auto offering = offering_in(request, curating);
  if (!offering) return desk_failure(room, offering.error());
  if (!*offering) return desk_message(room, "offering_missing", 404);
  const auto& id = (*offering)->id;
  if (form.value("do") == "next") return go_on(curating, id);
  if (form.value("do") == "save") {
    if (is_outdated(form, **offering, curated_facts(**offering)))
      return offering_page(curating, **offering, room.words.text("curation_outdated"), 409);
    const auto decision = decided(form, **offering, curating);
    const auto done = decision ? carry_out(*decision, id, curating) : decision.error();
    if (!done) {
      const auto code = done.error().code;
      if (code != Error::Code::usage && code != Error::Code::malformed)
        return desk_failure(room, done.error());
      return offering_page(curating, **offering, room.words.text("curation_fault"), 422);
    }
  }
  if (const auto seen = mark_seen(id, curating); !seen) return desk_failure(room, seen.error());
  return go_on(curating, id);
}

using CurationHandler = std::function<http::Response(const http::Request&, const CurationRoom&)>;

DeskHandler with_catalogue(CurationHandler handler) {
  return [handler = std::move(handler)](const http::Request& request, const Room& room) {
    const auto curation = Curation::open(room.site.catalogue);
    if (!curation) {
      room.site.log.error("catalogue not readable", {{"reason", describe(curation.error())}});
      return desk_message(room, "curation_storage", 503);
    }
    const std::string asked(request.parameter("of"));
    return handler(
        request,
        {room, **curation, is_queue(asked) ? asked : std::string(std::begin(queue_names)[0])});
  };
}

}  // namespace

void add_curation_pages(http::Router& router, const DeskSite& site) {
  constexpr auto role = Role::adviser;
  router.get("/desk/curation", behind_login(site, role, with_catalogue(queue_page)));
  router.post("/desk/curation",
              form_behind_login(site, role, with_catalogue(mark_rows)),
              form_body_behind_login());
  router.get("/desk/curation/{id}", behind_login(site, role, with_catalogue(look_at_one)));
  router.post("/desk/curation/{id}",
              form_behind_login(site, role, with_catalogue(decide)),
              form_body_behind_login());
}

}  // namespace rundkurs::desk
