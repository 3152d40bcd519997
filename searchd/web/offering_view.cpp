#include "searchd/web/offering_view.h"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/web/address.h"
#include "searchd/web/calendar.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/map_view.h"
#include "searchd/web/offering_texts.h"
#include "searchd/web/provenance_view.h"
#include "searchd/web/run_dates.h"
#include "searchd/web/run_table.h"

namespace rundkurs::web {
namespace {

/// The EQF level, unless the words for the level say it already.
std::string eqf_note(const nlohmann::json& record, const FactWords& words) {
  const auto eqf = record.find("eqf");
  if (eqf == record.end()) return {};
  const auto number = eqf->dump();
  if (words.level(record).find("EQF " + number) != std::string::npos) return {};
  return words.messages().text("level_eqf", {{"eqf", number}});
}

nlohmann::json facts(const nlohmann::json& record, const FactWords& words) {
  const auto& messages = words.messages();
  auto list = nlohmann::json::array();
  const auto fact =
      [&](std::string_view label, const std::string& value, const std::string& note = {}) {
        if (!value.empty())
          list.push_back({{"label", messages.text(label)},
                          {"value", value},
                          {"note", note},
                          {"silent", value == messages.text("not_stated_fact")}});
      };
  const auto stated =
      [&](std::string_view label, const std::string& value, const std::string& note = {}) {
        fact(label, value.empty() ? messages.text("not_stated_fact") : value, note);
      };
  fact("kind", words.kind(record));
  stated("level", words.level(record), eqf_note(record, words));
  stated("credits_ects", words.credits(record));
  stated("teaching_language", words.languages(record));
  stated("mode", words.modes(record));
  const bool past = !past_start(record).empty();
  fact("next_start", past ? std::string() : messages.date(next_start(record)));
  fact("deadline", messages.date(next_deadline(record)));
  fact("pace", words.pace(record));
  fact("duration", words.duration(record));
  stated("place", words.places(record));
  if (record.value("for_groups", false)) fact("for_groups", messages.text("yes"));
  fact("code", text_of(record, "code"));
  fact("relevance", words.relevance(record));
  return list;
}

nlohmann::json topics(const nlohmann::json& record, const Frame& frame) {
  auto list = nlohmann::json::array();
  for (const auto& topic : record.value("topics", nlohmann::json::array())) {
    const auto id = topic.at("id").get<std::string>();
    list.push_back(
        {{"label", frame.site.vocabulary.facet_label("topic", id, frame.messages.language())},
         {"url", frame.link("/topics/" + id)}});
  }
  return list;
}

/// The name of a concept in the reader's language; empty where it has none.
std::string concept_name(const Frame& frame, const std::string& id) {
  const auto* const known = frame.site.vocabulary.concept_by_id(id);
  if (known == nullptr) return {};
  const auto labels = known->labels.find(frame.messages.language());
  return labels == known->labels.end() || labels->second.empty() ? std::string()
                                                                 : labels->second.front();
}

nlohmann::json taught_concepts(const Frame& frame, const std::string& id) {
  auto list = nlohmann::json::array();
  for (const auto& shown : frame.site.documents.concept_sentences(id, frame.messages.language())) {
    const auto name = concept_name(frame, text_of(shown, "concept"));
    if (name.empty()) continue;
    list.push_back({{"name", name},
                    {"url", frame.link("/search", {{"q", name}})},
                    {"before", text_of(shown, "before")},
                    {"found", text_of(shown, "found")},
                    {"after", text_of(shown, "after")},
                    {"lang", text_of(shown, "lang")}});
  }
  return list;
}

nlohmann::json similar_hits(const Frame& frame, const std::string& id, const FactWords& words) {
  auto list = nlohmann::json::array();
  for (const auto& hit : frame.site.documents.similar(id, frame.messages.language()))
    list.push_back(hit_view(hit, words, Heading::third));
  return list;
}

nlohmann::json related_hits(const Frame& frame,
                            const nlohmann::json& record,
                            const FactWords& words) {
  auto list = nlohmann::json::array();
  for (const auto& related : record.value("related", nlohmann::json::array())) {
    const auto other = frame.site.documents.offering(related.at("id").get<std::string>());
    if (other)
      list.push_back(
          hit_view(hit_of_record(*other, frame.messages.language()), words, Heading::third));
  }
  return list;
}

nlohmann::json other_titles(const nlohmann::json& record, const std::string& shown) {
  auto list = nlohmann::json::array();
  for (const auto& [language, title] : language_text(record, "title")) {
    if (title != shown) list.push_back({{"tag", language}, {"text", title}});
  }
  return list;
}

nlohmann::json page_languages(const nlohmann::json& record, const FactWords& words) {
  auto list = nlohmann::json::array();
  const auto main_page = text_of(record, "url");
  for (const auto& [language, url] : language_text(record, "urls")) {
    if (url != main_page)
      list.push_back({{"tag", language}, {"url", url}, {"name", words.language_name(language)}});
  }
  return list;
}

/// A list of hits and whether to show its section.
void add_hits(nlohmann::json& view, const char* name, nlohmann::json hits) {
  view[std::string("has_") + name] = !hits.empty();
  view[name] = {{"hits", std::move(hits)}};
}

void add_notes(const nlohmann::json& record, const FactWords& words, nlohmann::json& view) {
  const auto& messages = words.messages();
  if (const auto language = foreign_language(record, words); !language.empty())
    view["language_note"] = messages.text("language_note", {{"language", language}});
  if (const auto start = past_start(record); !start.empty())
    view["past_note"] = messages.text("past_note", {{"date", messages.date(start)}});
  if (const auto seen = text_of(record, "last_seen"); !seen.empty())
    view["last_read"] = messages.text("last_read", {{"date", messages.date(seen.substr(0, 10))}});
}

using Words = std::pair<std::string, std::string>;  ///< Language and text.

}  // namespace

nlohmann::json offering_view(const Frame& frame, const nlohmann::json& record) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const auto id = record.at("id").get<std::string>();
  const auto title = best_text(record, "title", messages.language()).value_or(Words());
  const auto& institution = record.at("institution");
  const auto name = best_text(institution, "name", messages.language()).value_or(Words());
  const auto summary = best_text(record, "summary", messages.language()).value_or(Words());

  auto view = frame_model(
      frame,
      messages.text("page_title_offering", {{"title", title.second}, {"institution", name.second}}),
      {.description = summary.second, .type = "article"});
  view["id"] = id;
  view["demonstration"] = record.value("demonstration", false);
  view["title"] = title.second;
  view["title_lang"] = title.first;
  view["other_titles"] = other_titles(record, title.second);
  view["institution"] = name.second;
  view["institution_lang"] = name.first;
  view["institution_url"] = frame.link("/institutions/" + text_of(institution, "id"));
  view["country"] = words.country(record);
  view["url"] = record.at("url");
  view["page_languages"] = page_languages(record, words);
  view["has_page_languages"] = !view["page_languages"].empty();
  if (has_calendar(record)) view["calendar_url"] = frame.link("/offering/" + id + ".ics");
  add_notes(record, words, view);
  view["sections"] = offering_sections(record, messages);
  add_runs(record, words, view);
  view["topics"] = topics(record, frame);
  view["has_topics"] = !view["topics"].empty();
  view["concepts"] = taught_concepts(frame, id);
  view["has_concepts"] = !view["concepts"].empty();
  view["facts"] = facts(record, words);
  view["map"] = dot_map_view(record);
  add_hits(view, "related", related_hits(frame, record, words));
  add_hits(view, "similar", similar_hits(frame, id, words));
  view["provenance"] = provenance_view(record, messages);
  view["has_provenance"] = !view["provenance"].empty();
  view["wrong_url"] = frame.link("/for-institutions") + "#correct";
  return view;
}

}  // namespace rundkurs::web
