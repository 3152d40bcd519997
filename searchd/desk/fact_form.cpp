#include "searchd/desk/fact_form.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/desk/password.h"
#include "searchd/web/fact_words.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;
using As = AskedFact::As;

void add_texts(std::vector<AskedFact>& facts,
               const char* member,
               const LanguageText& texts,
               As as) {
  for (const auto& [language, text] : texts)
    facts.push_back({std::string(member) + "." + language, as});
}

/// What read_correction() cannot be told in a line of words.
bool needs_json(const std::string& typed) {
  return typed.starts_with('[') || typed.starts_with('{');
}

std::vector<std::string> values_in(const std::string& typed) {
  std::vector<std::string> values;
  std::size_t begin = 0;
  while (begin <= typed.size()) {
    const auto end = std::min(typed.find(',', begin), typed.size());
    if (auto value = squeeze_space(typed.substr(begin, end - begin)); !value.empty())
      values.push_back(std::move(value));
    begin = end + 1;
  }
  return values;
}

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// The chosen ones in the record's order, so that ticking nothing anew changes nothing.
std::string chosen(const PostedForm& form, const std::string& field, const std::string& before) {
  std::vector<std::string> ticked;
  for (const auto& [name, value] : form.fields()) {
    if (name == field && !value.empty() && !holds(ticked, value)) ticked.push_back(value);
  }
  const auto known = values_in(before);
  std::string text;
  const auto append = [&text](const std::string& value) {
    text += (text.empty() ? "" : ", ") + value;
  };
  for (const auto& value : known)
    if (holds(ticked, value)) append(value);
  for (const auto& value : ticked)
    if (!holds(known, value)) append(value);
  return text;
}

std::vector<std::string> offered_values(const AskedFact& fact, const Vocabulary& vocabulary) {
  if (fact.facet == "relevance") return {"3", "2", "1", "0"};
  std::vector<std::string> values;
  if (fact.facet == "topic") {
    for (const auto& topic : vocabulary.topics())
      values.push_back(topic.id);
  }
  for (const auto& label : vocabulary.facet_labels(fact.facet))
    values.push_back(label.id);
  return values;
}

std::string value_label(const AskedFact& fact, const std::string& value, const web::Frame& frame) {
  if (fact.facet == "relevance" && value.size() == 1 && value >= "0" && value <= "3")
    return frame.messages.text("relevance." + value);
  return frame.site.vocabulary.facet_label(fact.facet, value, frame.messages.language());
}

/// What is offered, and what the record has beside it.
json choices_of(const AskedFact& fact, const std::string& typed, const web::Frame& frame) {
  const auto has = fact.as == As::choices ? values_in(typed) : std::vector<std::string>{typed};
  auto list = json::array();
  const auto add = [&](const std::string& value) {
    list.push_back({{"value", value},
                    {"label", value.empty() ? "–" : value_label(fact, value, frame)},
                    {"selected", holds(has, value)},
                    {"name", fact.field}});
  };
  const auto offered = offered_values(fact, frame.site.vocabulary);
  for (const auto& value : offered)
    add(value);
  for (const auto& value : has)
    if (!holds(offered, value)) add(value);
  return list;
}

std::string hint_of(const std::string& field, const web::Messages& messages) {
  if (field == "runs") return messages.text("own_hint_starts");
  if (field == "place") return messages.text("own_hint_places");
  return {};
}

/// A value as the page's reader knows it.
std::string shown_value(const AskedFact& fact, const std::string& typed, const web::Frame& frame) {
  if (fact.facet.empty()) return typed;
  std::string text;
  for (const auto& value : values_in(typed))
    text += (text.empty() ? "" : ", ") + value_label(fact, value, frame);
  return text;
}

/// As it comes out of a form: browsers end lines with CR LF, and a line of text has one line.
std::string through_a_form(const AskedFact& fact, std::string typed) {
  std::erase(typed, '\r');
  return fact.as == As::line ? squeeze_space(typed) : typed;
}

std::string id_of(std::string field) {
  std::replace(field.begin(), field.end(), '.', '-');
  return "fact-" + field;
}

}  // namespace

std::vector<AskedFact> asked_facts(const Offering& offering) {
  std::vector<AskedFact> facts;
  add_texts(facts, "title", offering.title, As::line);
  add_texts(facts, "summary", offering.summary, As::text);
  facts.push_back({"url"});
  facts.push_back({"code"});
  facts.push_back({"level", As::choice, "level"});
  facts.push_back({"ects"});
  facts.push_back({"language_of_instruction", As::choices, "language"});
  facts.push_back({"mode", As::choices, "mode"});
  facts.push_back({"place"});
  facts.push_back({"runs"});
  std::erase_if(
      facts, [&](const AskedFact& fact) { return needs_json(typed_value(offering, fact.field)); });
  return facts;
}

std::vector<AskedFact> curated_facts(const Offering& offering) {
  auto facts = asked_facts(offering);
  facts.push_back({"relevance", As::choice, "relevance"});
  facts.push_back({"topics", As::choices, "topic"});
  return facts;
}

std::string fact_label(std::string_view field, const web::Frame& frame) {
  if (field == "topics" || field == "relevance") return frame.messages.text(field);
  const auto dot = field.find('.');
  const auto name = frame.messages.text("record." + std::string(field.substr(0, dot)));
  if (dot == std::string_view::npos) return name;
  const web::FactWords words(frame.messages, frame.site.vocabulary);
  return name + " (" + words.language_name(field.substr(dot + 1)) + ")";
}

json fact_views(const Offering& offering,
                const std::vector<AskedFact>& facts,
                const std::vector<StandingCorrection>& standing,
                const web::Frame& frame) {
  auto views = json::array();
  for (const auto& fact : facts) {
    const auto typed = typed_value(offering, fact.field);
    const auto hint = hint_of(fact.field, frame.messages);
    json view = {{"field", fact.field},
                 {"id", id_of(fact.field)},
                 {"label", fact_label(fact.field, frame)},
                 {"hint", hint},
                 {"value", typed},
                 {"line", fact.as == As::line},
                 {"text", fact.as == As::text},
                 {"choice", fact.as == As::choice},
                 {"choices", fact.as == As::choices},
                 {"lang", ""},
                 {"locked", false},
                 {"found", ""}};
    if (const auto dot = fact.field.find('.'); dot != std::string::npos)
      view["lang"] = fact.field.substr(dot + 1);
    if (!fact.facet.empty()) view["options"] = choices_of(fact, typed, frame);
    for (const auto& each : standing) {
      if (each.correction.field != fact.field) continue;
      view["locked"] = true;
      if (!each.differs()) continue;
      const auto found = shown_value(fact, typed_value(fact.field, each.found), frame);
      view["found"] = found.empty() ? frame.messages.text("own_found_nothing")
                                    : frame.messages.text("own_found", {{"value", found}});
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::string shown_facts(const Offering& offering, const std::vector<AskedFact>& facts) {
  std::string text;
  for (const auto& fact : facts) {
    const auto value = typed_value(offering, fact.field);
    text += fact.field + '=' + std::to_string(value.size()) + ':' + value + '\n';
  }
  constexpr std::size_t enough = 16;
  return digest_of(text).substr(0, enough);
}

bool is_outdated(const PostedForm& form,
                 const Offering& offering,
                 const std::vector<AskedFact>& facts) {
  return form.has("shown") && form.value("shown") != shown_facts(offering, facts);
}

Result<std::vector<Correction>> said_anew(const PostedForm& form,
                                          const Offering& offering,
                                          const std::vector<AskedFact>& facts,
                                          const Vocabulary& vocabulary) {
  std::vector<Correction> said;
  for (const auto& fact : facts) {
    if (!form.has(fact.field)) continue;
    const auto before = through_a_form(fact, typed_value(offering, fact.field));
    const auto typed = fact.as == As::choices ? chosen(form, fact.field, before)
                                              : through_a_form(fact, form.value(fact.field));
    // Words, not JSON: what a form can hold is what it shows.
    if (needs_json(typed) && fact.as != As::text)
      return Error{Error::Code::usage, "not of the form that is asked for", fact.field, ""};
    auto correction = read_correction(fact.field, typed);
    if (!correction) {
      auto error = std::move(correction).error();
      error.where = fact.field;
      return error;
    }
    if (auto known = check_ids(*correction, vocabulary); !known) {
      auto error = std::move(known).error();
      error.where = fact.field;
      return error;
    }
    const auto same = read_correction(fact.field, before);
    if (same && same->value == correction->value) continue;
    said.push_back(*std::move(correction));
  }
  return said;
}

}  // namespace rundkurs::desk
