// What is asked for: topics, level, form, language.
#include <algorithm>

#include "schemas/utf8.h"
#include "searchd/needs/answer_reader.h"
#include "searchd/needs/near_word.h"

namespace rundkurs::needs {
namespace {

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::vector<std::string> pieces_of(std::string_view cell) {
  std::vector<std::string> pieces;
  while (!cell.empty()) {
    const auto end = std::min(cell.find_first_of(",;/|+&\n\t"), cell.size());
    if (auto piece = squeeze_space(cell.substr(0, end)); !piece.empty())
      pieces.push_back(std::move(piece));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return pieces;
}

/// The value of a facet that has this label in some language.
std::string facet_value(const std::vector<FacetLabel>& values, std::string_view words) {
  const auto key = key_of(words);
  for (const auto& value : values) {
    if (key_of(value.id) == key) return value.id;
    for (const auto& [language, label] : value.labels) {
      if (key_of(label) == key) return value.id;
    }
  }
  return {};
}

}  // namespace

UnreadAnswers AnswerReader::read_topics(std::string_view cell,
                                        const AnswerContext& context,
                                        Need& need) const {
  const auto& mapping = context.mapping;
  const auto& says = context.words;
  const auto label_of_topic = [&](const std::string& id) {
    return vocabulary_->facet_label("topic", id, says.language());
  };
  const auto take = [&](const std::vector<std::string>& ids) {
    for (const auto& id : ids)
      add_once(need.topics, id);
  };
  if (const auto ids = mapping.meaning(SurveyField::topics, cell)) {
    take(*ids);
    return {};
  }
  const auto says_other = [this](std::string_view words) {
    return !meanings("other", words).empty();
  };
  const auto answer = normalise::read_topics(cell, topics_, says_other);
  take(answer.topics);
  for (const auto& own : answer.own)
    add_once(need.other_topics, own);
  UnreadAnswers unread;
  for (const auto& [words, topic] : answer.strange) {
    if (const auto ids = mapping.meaning(SurveyField::topics, words)) {
      take(*ids);
    } else if (!topic.empty()) {
      add_once(need.topics, topic);
      unread.push_back({words,
                        says.text("survey_unread.topic"),
                        says.text("survey_advice.taken_for", {{"topic", label_of_topic(topic)}})});
    } else if (!says_nothing(words)) {
      add_once(need.other_topics, words);
      const auto near = nearest_of(words, topics_.labels());
      unread.push_back({words,
                        says.text("survey_unread.topic"),
                        near.empty()
                            ? says.text("survey_advice.own_topic")
                            : says.text("survey_advice.own_topic_near", {{"near", near}})});
    }
  }
  return unread;
}

UnreadAnswers AnswerReader::read_levels(std::string_view cell,
                                        const AnswerContext& context,
                                        Need& need) const {
  // Of several answers in one cell each has to be understood, so only one alone is searched for
  // words.
  const auto understood = [&](const std::string& words, bool alone) {
    auto ids =
        context.mapping.meaning(SurveyField::level, words).value_or(meanings("levels", words));
    if (ids.empty()) {
      if (auto id = facet_value(vocabulary_->facet_labels("level"), words); !id.empty())
        ids.push_back(std::move(id));
    }
    if (ids.empty() && alone) {
      const auto country = need.country.empty() ? context.mapping.country : need.country;
      if (const auto level = normaliser_.levels.read(words, country)) ids.push_back(level->id);
    }
    for (const auto& id : ids)
      add_once(need.levels, id);
    return !ids.empty() || context.mapping.meaning(SurveyField::level, words).has_value();
  };
  if (understood(squeeze_space(cell), false)) return {};
  UnreadAnswers unread;
  for (const auto& piece : pieces_of(cell)) {
    if (says_nothing(piece) || understood(piece, true)) continue;
    unread.push_back({piece,
                      context.words.text("survey_unread.level"),
                      suggestion("levels", {}, piece, context.words)});
  }
  return unread;
}

UnreadAnswers AnswerReader::read_forms(std::string_view cell,
                                       const AnswerContext& context,
                                       Need& need) const {
  const auto understood = [&](const std::string& words, bool alone) {
    auto ids = context.mapping.meaning(SurveyField::form, words).value_or(meanings("forms", words));
    for (const auto& choice : choices_.forms) {
      for (const auto& [language, label] : choice.labels) {
        if (ids.empty() && key_of(label) == key_of(words)) ids.push_back(choice.id);
      }
    }
    if (ids.empty()) {
      if (auto id = facet_value(vocabulary_->facet_labels("mode"), words); !id.empty())
        ids.push_back(std::move(id));
    }
    if (ids.empty() && alone) ids = normaliser_.delivery.modes(words);
    for (const auto& id : ids) {
      need.at_workplace = need.at_workplace || id == "workplace";
      if (id != "workplace") add_once(need.modes, id);
    }
    return !ids.empty() || context.mapping.meaning(SurveyField::form, words).has_value();
  };
  if (understood(squeeze_space(cell), false)) return {};
  UnreadAnswers unread;
  for (const auto& piece : pieces_of(cell)) {
    if (says_nothing(piece) || understood(piece, true)) continue;
    const bool pace = normaliser_.delivery.part_time(piece).has_value();
    const auto& says = context.words;
    unread.push_back({piece,
                      says.text(pace ? "survey_unread.pace" : "survey_unread.form"),
                      pace ? says.text("survey_advice.nothing")
                           : suggestion("forms", choices_.forms, piece, says)});
  }
  return unread;
}

UnreadAnswers AnswerReader::read_languages(std::string_view cell,
                                           const AnswerContext& context,
                                           Need& need) const {
  const auto understood = [&](std::string_view words) {
    const auto mapped = context.mapping.meaning(SurveyField::language, words);
    const auto ids = mapped.value_or(normaliser_.languages.read(words));
    for (const auto& id : ids)
      add_once(need.languages, id);
    return !ids.empty() || mapped.has_value() || says_nothing(words);
  };
  UnreadAnswers unread;
  for (const auto& piece : pieces_of(cell)) {
    std::size_t begin = 0;
    const auto take_to = [&](std::size_t end) {
      const auto words = squeeze_space(std::string_view(piece).substr(begin, end - begin));
      if (!words.empty() && !understood(words))
        unread.push_back({words,
                          context.words.text("survey_unread.language"),
                          context.words.text("survey_advice.language")});
    };
    for (const auto& token : normalise::tokenise(piece)) {
      if (meanings("and", token.folded).empty()) continue;
      take_to(token.begin);
      begin = token.end;
    }
    take_to(piece.size());
  }
  return unread;
}

}  // namespace rundkurs::needs
