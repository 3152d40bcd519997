#include "searchd/needs/survey_columns.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "crawlers/normalise/heading.h"
#include "schemas/utf8.h"

namespace rundkurs::needs {
namespace {

/// "Hvilke temaer …? [Plast]", "Temaer: Plast", "Temaer - Plast": the label, or the whole heading.
std::string ticked_topic(const std::string& heading, const normalise::TopicLabels& topics) {
  if (auto topic = topics.find(heading); !topic.empty()) return topic;
  for (const std::string_view mark : {"[", ": ", " - ", " – ", "? ", "/ "}) {
    const auto at = heading.rfind(mark);
    if (at == std::string::npos) continue;
    if (auto topic = topics.find(heading.substr(at + mark.size())); !topic.empty()) return topic;
  }
  return {};
}

std::string listed(const std::vector<std::string>& headings) {
  std::string list;
  for (const auto& heading : headings)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", heading);
  return list;
}

Result<void> apply(const SurveyMapping& mapping,
                   const std::vector<std::string>& headings,
                   std::vector<SurveyColumn>& columns,
                   const std::string& where) {
  for (const auto& [field, wanted] : mapping.columns) {
    for (const auto& heading : wanted) {
      bool found = false;
      for (auto& column : columns) {
        if (key_of(column.heading) != key_of(heading)) continue;
        column.field = field;
        column.ticked_topic.clear();
        found = true;
      }
      if (!found)
        return Error{
            .code = Error::Code::malformed,
            .message = fmt::format("no column is called '{}'", heading),
            .where = where,
            .hint = fmt::format(
                "the mapping's columns.{} must name one of {}", name_of(field), listed(headings))};
    }
  }
  return {};
}

/// Of several columns for one thing only the one with the surest heading stays.
void keep_the_surest(std::vector<SurveyColumn>& columns,
                     const std::vector<normalise::HeadingMeaning>& guesses) {
  std::map<SurveyField, std::size_t> holder;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto field = columns[i].field;
    if (field == SurveyField::ignored || field == SurveyField::personal || may_be_several(field))
      continue;
    const auto [known, first] = holder.try_emplace(field, i);
    if (first) continue;
    const bool surer = guesses[i].surer_than(guesses[known->second]);
    auto& loser = columns[surer ? known->second : i];
    if (surer) known->second = i;
    loser.field = SurveyField::ignored;
    loser.passed_over = true;
  }
}

}  // namespace

Result<std::vector<SurveyColumn>> survey_columns(const std::vector<std::string>& headings,
                                                 const normalise::WordTable& words,
                                                 const normalise::TopicLabels& topics,
                                                 const SurveyMapping& mapping,
                                                 const std::string& where,
                                                 const web::Messages& says) {
  std::vector<SurveyColumn> columns;
  std::vector<normalise::HeadingMeaning> guesses;
  for (const auto& heading : headings) {
    SurveyColumn column{.heading = squeeze_space(heading)};
    const auto guess = normalise::heading_meaning(column.heading, words);
    column.ticked_topic = ticked_topic(column.heading, topics);
    if (!column.ticked_topic.empty()) {
      column.field = SurveyField::topics;
    } else if (guess) {
      const auto field = survey_field(guess->means).value_or(SurveyField::ignored);
      // What the mapping names itself is not guessed.
      if (!mapping.columns.contains(field)) column.field = field;
    }
    columns.push_back(std::move(column));
    guesses.push_back(guess.value_or(normalise::HeadingMeaning{}));
  }
  keep_the_surest(columns, guesses);
  if (auto applied = apply(mapping, headings, columns, where); !applied)
    return std::move(applied).error();
  const auto holds_topics = [](const SurveyColumn& column) {
    return column.field == SurveyField::topics;
  };
  if (std::none_of(columns.begin(), columns.end(), holds_topics))
    return Error{.code = Error::Code::malformed,
                 .message = says.text("survey_table.topics"),
                 .where = where,
                 .hint = fmt::format("name it in a mapping file (columns.topics); there are {}",
                                     listed(headings))};
  return columns;
}

}  // namespace rundkurs::needs
