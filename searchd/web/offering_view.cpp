#include "searchd/web/offering_view.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/partial_date.h"
#include "searchd/web/address.h"
#include "searchd/web/fact_words.h"

namespace rundkurs::web {
namespace {

struct Section {
  const char* member;
  std::string_view heading;
};
constexpr auto prose = std::to_array<Section>({{"summary", "summary"},
                                               {"description", "description"},
                                               {"audience_text", "audience"},
                                               {"prerequisites", "prerequisites"},
                                               {"assessment", "assessment"}});

nlohmann::json outcomes(const nlohmann::json& record, const Messages& messages) {
  const auto found = record.find("learning_outcomes");
  if (found == record.end() || found->empty()) return nullptr;
  // Any language's list will do to choose by; the texts follow.
  LanguageText languages;
  for (const auto& [language, list] : found->items()) {
    if (!list.empty()) languages[language] = language;
  }
  const auto* best = best_for(languages, messages.language());
  if (best == nullptr) return nullptr;
  return {{"heading", messages.text("learning_outcomes")},
          {"lang", best->first},
          {"has_items", true},
          {"items", found->at(best->first)}};
}

nlohmann::json sections(const nlohmann::json& record, const Messages& messages) {
  auto list = nlohmann::json::array();
  for (const auto& [member, heading] : prose) {
    if (const auto text = best_text(record, member, messages.language())) {
      list.push_back(
          {{"heading", messages.text(heading)}, {"lang", text->first}, {"text", text->second}});
    }
    if (std::string_view(member) != "description") continue;
    if (auto learnt = outcomes(record, messages); !learnt.is_null())
      list.push_back(std::move(learnt));
  }
  return list;
}

/// The language of the texts, where it is not the reader's.
std::string foreign_language(const nlohmann::json& record, const FactWords& words) {
  for (const char* member : {"description", "summary", "title"}) {
    const auto text = best_text(record, member, words.messages().language());
    if (!text) continue;
    return text->first == words.messages().language() ? std::string()
                                                      : words.language_name(text->first);
  }
  return {};
}

struct RunColumn {
  std::string_view heading;
  std::function<std::string(const nlohmann::json& run)> words;
};

std::string start_and_end(const nlohmann::json& run, const Messages& messages) {
  auto words = messages.date(text_of(run, "start"));
  if (const auto end = messages.date(text_of(run, "end")); !end.empty()) words += " – " + end;
  return words;
}

/// The runs as a table with a column for each thing that one of them states.
void add_runs(const nlohmann::json& record, const FactWords& words, nlohmann::json& view) {
  const auto& messages = words.messages();
  const std::vector<RunColumn> columns = {
      {"start", [&](const auto& run) { return start_and_end(run, messages); }},
      {"deadline",
       [&](const auto& run) { return messages.date(text_of(run, "application_deadline")); }},
      {"place", [&](const auto& run) { return words.places(run); }},
      {"mode", [&](const auto& run) { return words.modes(run); }},
      {"price", [&](const auto& run) { return words.tuition(run); }}};
  const auto runs = record.value("runs", nlohmann::json::array());
  view["has_runs"] = !runs.empty();
  view["run_columns"] = nlohmann::json::array();
  view["runs"] = nlohmann::json::array();
  for (std::size_t i = 0; i < runs.size(); ++i)
    view["runs"].push_back({{"cells", nlohmann::json::array()}});
  for (const auto& column : columns) {
    const bool has_start = column.heading == "start";  // Always there: it carries the status.
    const bool stated = std::any_of(
        runs.begin(), runs.end(), [&](const auto& run) { return !column.words(run).empty(); });
    if (!stated && !has_start) continue;
    view["run_columns"].push_back({{"heading", messages.text(column.heading)}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const auto status = text_of(runs[i], "status");
      nlohmann::json cell = {{"text", column.words(runs[i])}};
      if (has_start && !status.empty()) cell["status"] = messages.text("status." + status);
      view["runs"][i]["cells"].push_back(std::move(cell));
    }
  }
}

/// The latest start, where all of them lie behind us.
std::string past_start(const nlohmann::json& record) {
  std::string latest;
  int key = 0;
  for (const auto& run : record.value("runs", nlohmann::json::array())) {
    const auto start = parse_partial_date(text_of(run, "start"));
    if (!start || start->latest_key() <= key) continue;
    key = start->latest_key();
    latest = start->text();
  }
  return key < today() ? latest : std::string();
}

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
          list.push_back({{"label", messages.text(label)}, {"value", value}, {"note", note}});
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
  fact("pace", words.pace(record));
  fact("duration", words.duration(record));
  stated("place", words.places(record));
  if (record.value("for_groups", false)) fact("for_groups", messages.text("yes"));
  fact("code", text_of(record, "code"));
  return list;
}

nlohmann::json topics(const nlohmann::json& record, const FactWords& words) {
  auto list = nlohmann::json::array();
  const auto& language = words.messages().language();
  for (const auto& topic : record.value("topics", nlohmann::json::array())) {
    const auto id = topic.at("id").get<std::string>();
    std::string concepts;
    for (const auto& concept_id : topic.value("concepts", nlohmann::json::array())) {
      const auto* known = words.vocabulary().concept_by_id(concept_id.get<std::string>());
      if (known == nullptr) continue;
      const auto labels = known->labels.find(language);
      if (labels == known->labels.end() || labels->second.empty()) continue;
      if (!concepts.empty()) concepts += ", ";
      concepts += labels->second.front();
    }
    list.push_back({{"label", words.vocabulary().facet_label("topic", id, language)},
                    {"url", Address("/search", {{"topic", id}, {"hl", language}}).text()},
                    {"concepts", concepts}});
  }
  return list;
}

/// Fields read at one place in one way share a row.
nlohmann::json provenance(const nlohmann::json& record, const Messages& messages) {
  using Origin = std::array<std::string, 3>;
  std::map<Origin, std::string> fields_by_origin;
  const auto found = record.find("provenance");
  if (found == record.end()) return nlohmann::json::array();
  for (const auto& [field, origin] : found->items()) {
    auto how = text_of(origin, "extractor");
    if (const auto rule = text_of(origin, "rule"); !rule.empty()) how += ": " + rule;
    auto& fields = fields_by_origin[{text_of(origin, "url"), text_of(origin, "captured"), how}];
    if (!fields.empty()) fields += ", ";
    fields += messages.all().contains("record." + field) ? messages.text("record." + field) : field;
  }
  auto rows = nlohmann::json::array();
  for (const auto& [origin, fields] : fields_by_origin) {
    const auto& [url, captured, how] = origin;
    rows.push_back(
        {{"field", fields},
         {"url", url},
         {"captured",
          captured.empty() ? messages.text("not_known") : messages.date(captured.substr(0, 10))},
         {"how", how}});
  }
  return rows;
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

}  // namespace

nlohmann::json offering_view(const Frame& frame,
                             const nlohmann::json& record,
                             const Vocabulary& vocabulary) {
  const auto& messages = frame.messages;
  const FactWords words(messages, vocabulary);
  const auto title = best_text(record, "title", messages.language())
                         .value_or(std::pair<std::string, std::string>());
  const auto& institution = record.at("institution");
  const auto name = best_text(institution, "name", messages.language())
                        .value_or(std::pair<std::string, std::string>());

  auto view = frame_model(frame,
                          messages.text("page_title_offering",
                                        {{"title", title.second}, {"institution", name.second}}));
  if (const auto summary = best_text(record, "summary", messages.language()))
    view["description"] = summary->second;
  view["back_url"] = Address("/search", {{"hl", messages.language()}}).text();
  view["demonstration"] = record.value("demonstration", false);
  view["title"] = title.second;
  view["title_lang"] = title.first;
  view["other_titles"] = other_titles(record, title.second);
  view["institution"] = name.second;
  view["institution_lang"] = name.first;
  view["country"] = words.country(record);
  view["url"] = record.at("url");
  view["page_languages"] = page_languages(record, words);
  view["has_page_languages"] = !view["page_languages"].empty();
  if (const auto language = foreign_language(record, words); !language.empty()) {
    view["language_note"] = messages.text("language_note", {{"language", language}});
  }
  if (const auto start = past_start(record); !start.empty()) {
    view["past_note"] = messages.text("past_note", {{"date", messages.date(start)}});
  }
  view["sections"] = sections(record, messages);
  add_runs(record, words, view);
  view["topics"] = topics(record, words);
  view["has_topics"] = !view["topics"].empty();
  view["facts"] = facts(record, words);
  view["provenance"] = provenance(record, messages);
  return view;
}

}  // namespace rundkurs::web
