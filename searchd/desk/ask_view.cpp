#include "searchd/desk/ask_view.h"

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/api/search_json.h"
#include "searchd/desk/chips.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

json option(const std::string& value, const std::string& label, const std::string& chosen) {
  return {{"value", value}, {"label", label}, {"selected", value == chosen}};
}

json organisation_types(const web::Frame& frame, const std::string& chosen) {
  auto options = json::array();
  const auto& vocabulary = frame.site.vocabulary;
  for (const auto& audience : vocabulary.facet_labels("audience")) {
    options.push_back(
        option(audience.id,
               vocabulary.facet_label("audience", audience.id, frame.messages.language()),
               chosen));
  }
  return options;
}

json sectors(const web::Frame& frame, const std::string& chosen) {
  auto options = json::array();
  for (const auto& sector : frame.site.handbook.sectors()) {
    const auto* const label = best_for(sector.label, frame.messages.language());
    if (label != nullptr && !sector.nace.empty())
      options.push_back(option(sector.nace.front(), label->second, chosen));
  }
  return options;
}

std::string title_of(const web::Frame& frame, const std::string& heading) {
  return frame.messages.text("page_title", {{"title", heading}});
}

std::string days(const web::Frame& frame) {
  return frame.messages.number(frame.site.retention_days);
}

}  // namespace

json ask_view(const web::Frame& frame,
              const Letter& letter,
              std::string_view fault,
              const std::string& once) {
  const auto& messages = frame.messages;
  auto view = frame_model(frame,
                          title_of(frame, messages.text("door_ask")),
                          {.indexed = fault.empty(), .description = messages.text("ask_lead")});
  view["action"] = frame.link("/ask");
  view["once"] = once;
  view["purpose"] = messages.text("ask_purpose", {{"days", days(frame)}});
  view["text"] = letter.text;
  view["name"] = letter.contact.name;
  view["email"] = letter.contact.email;
  view["organisation"] = letter.contact.organisation;
  view["consents"] = letter.consents;
  view["organisation_types"] = organisation_types(frame, letter.organisation_type);
  view["sectors"] = sectors(frame, letter.sector);
  if (fault.empty()) return view;
  view["error"] = messages.text("ask_error." + std::string(fault));
  view["error_in"] = {
      {"text", fault == "text"}, {"email", fault == "email"}, {"consent", fault == "consent"}};
  return view;
}

void add_answer(json& view,
                const web::Frame& frame,
                const match::MatchAnswer& answer,
                const json& constraints,
                const SearchService& search) {
  const auto& messages = frame.messages;
  const web::FactWords words(messages, frame.site.vocabulary);
  view["constraints"] = json_text(constraints);
  view["chips"] = json::array();
  for (const auto& chip : chips_of(answer.inquiry, messages, frame.site.vocabulary)) {
    view["chips"].push_back(
        {{"label", chip.label},
         {"value", chip.value},
         {"remove_label", messages.text("remove_filter", {{"label", chip.label}})}});
  }
  view["has_chips"] = !view["chips"].empty();
  view["hits"] = json::array();
  for (const auto& match : answer.hits) {
    auto hit = web::hit_view(
        api::to_json(match.hit, messages.language(), search), words, web::Heading::third);
    hit["reasons"] = match.reasons;
    hit["reservations"] = match.reservations;
    hit["has_reasons"] = !match.reasons.empty() || !match.reservations.empty();
    hit["reasons_lang"] = answer.language;
    view["hits"].push_back(std::move(hit));
  }
  view["has_hits"] = !view["hits"].empty();
  view["off_topic"] = !answer.inquiry.about_learning;
  view["nothing_fits"] = answer.inquiry.about_learning && answer.hits.empty();
  std::string uncovered;
  for (const auto& topic : answer.uncovered) {
    uncovered += (uncovered.empty() ? "" : ", ") +
                 frame.site.vocabulary.facet_label("topic", topic, messages.language());
  }
  view["uncovered"] =
      uncovered.empty() ? "" : messages.text("ask_uncovered", {{"topics", uncovered}});
}

json asked_view(const web::Frame& frame,
                const Letter& letter,
                const match::MatchAnswer& answer,
                const json& constraints,
                const SearchService& search,
                const std::optional<Added>& stored) {
  const auto& messages = frame.messages;
  const auto heading = messages.text(stored ? "ask_sent_title" : "ask_fits_title");
  auto view = frame_model(frame, title_of(frame, heading), {.indexed = false});
  view["heading"] = heading;
  view["text"] = letter.text;
  view["stored"] = stored.has_value();
  if (stored) {
    const auto* const key = letter.contact.email.empty() ? "ask_sent_unanswered" : "ask_sent";
    view["lead"] = messages.text(key, {{"reference", stored->id}});
  }
  view["matches_action"] = frame.link("/ask/matches");
  view["ask_again"] = frame.link("/ask");
  add_answer(view, frame, answer, constraints, search);
  return view;
}

}  // namespace rundkurs::desk
