#include "searchd/needs/answer_reader.h"

#include <algorithm>
#include <utility>

#include "schemas/utf8.h"
#include "searchd/needs/near_word.h"

namespace rundkurs::needs {

AnswerReader::AnswerReader(std::shared_ptr<const Vocabulary> vocabulary,
                           SurveyChoices choices,
                           normalise::WordTables words,
                           Normaliser normaliser,
                           std::shared_ptr<const match::InquiryWords> people,
                           RegionNames regions)
    : vocabulary_(std::move(vocabulary)),
      choices_(std::move(choices)),
      words_(std::move(words)),
      normaliser_(std::move(normaliser)),
      people_(std::move(people)),
      regions_(std::move(regions)),
      topics_(*vocabulary_) {}

Result<AnswerReader> AnswerReader::load(const std::string& data_folder,
                                        std::shared_ptr<const Vocabulary> vocabulary) {
  auto choices = SurveyChoices::load(data_folder);
  if (!choices) return std::move(choices).error();
  auto words = normalise::WordTables::read(data_folder + "/survey/words.json",
                                           {"headings",
                                            "organisations",
                                            "levels",
                                            "forms",
                                            "urgency",
                                            "below",
                                            "above",
                                            "and",
                                            "other",
                                            "unsure",
                                            "not_ticked"});
  if (!words) return std::move(words).error();
  auto normaliser = Normaliser::load(data_folder);
  if (!normaliser) return std::move(normaliser).error();
  auto inquiry_words = match::InquiryWords::load(data_folder);
  if (!inquiry_words) return std::move(inquiry_words).error();
  auto people = std::make_shared<const match::InquiryWords>(*std::move(inquiry_words));
  auto regions = RegionNames::load(data_folder, normaliser->places, people);
  if (!regions) return std::move(regions).error();
  return AnswerReader(std::move(vocabulary),
                      *std::move(choices),
                      *std::move(words),
                      *std::move(normaliser),
                      std::move(people),
                      *std::move(regions));
}

UnreadAnswers AnswerReader::read(SurveyField field,
                                 std::string_view cell,
                                 const AnswerContext& context,
                                 Need& need) const {
  const auto answer = squeeze_space(cell);
  switch (field) {
    case SurveyField::respondent:
      need.respondent = answer;
      return {};
    case SurveyField::own_words:
      if (!answer.empty()) need.own_words += (need.own_words.empty() ? "" : "\n") + answer;
      return {};
    case SurveyField::personal:
    case SurveyField::ignored:
      return {};
    default:
      break;
  }
  if (const auto ids = context.mapping.meaning(field, answer); ids && assign(field, *ids, need))
    return {};
  if (says_nothing(answer)) return {};
  switch (field) {
    case SurveyField::answered:
      need.answered = normaliser_.dates.read(answer);
      if (need.answered) return {};
      return {{answer,
               context.words.text("survey_unread.date"),
               context.words.text("survey_advice.date")}};
    case SurveyField::organisation:
      return read_organisation(answer, context, need);
    case SurveyField::sector:
      return read_sector(answer, context, need);
    case SurveyField::size:
      return read_size(answer, context, need);
    case SurveyField::region:
      return read_region(answer, context, need);
    case SurveyField::topics:
      return read_topics(cell, context, need);
    case SurveyField::other_topics:
      need.other_topics.push_back(answer);
      return {};
    case SurveyField::level:
      return read_levels(cell, context, need);
    case SurveyField::form:
      return read_forms(cell, context, need);
    case SurveyField::language:
      return read_languages(cell, context, need);
    case SurveyField::urgency:
      return read_urgency(answer, context, need);
    default:
      return {};
  }
}

/// What a mapping says of an answer that is one value; false for fields that may have several.
bool AnswerReader::assign(SurveyField field,
                          const std::vector<std::string>& ids,
                          Need& need) const {
  const auto id = ids.empty() ? std::string() : ids.front();
  switch (field) {
    case SurveyField::organisation:
      need.organisation = id;
      return true;
    case SurveyField::sector:
      need.sector = id;
      return true;
    case SurveyField::size:
      need.size = id;
      return true;
    case SurveyField::region:
      need.region = id;
      if (!id.empty()) need.country = id.substr(0, 2);
      return true;
    case SurveyField::urgency:
      if (!id.empty()) need.urgency = id.front() - '0';
      return true;
    default:
      return false;
  }
}

bool AnswerReader::is_known(SurveyField field, const std::string& id) const {
  const auto is_value = [&](std::string_view facet) {
    const auto& values = vocabulary_->facet_labels(facet);
    return std::any_of(
        values.begin(), values.end(), [&](const FacetLabel& value) { return value.id == id; });
  };
  switch (field) {
    case SurveyField::organisation:
      return choice_of(choices_.organisations, id) != nullptr;
    case SurveyField::sector:
      return choice_of(choices_.sectors, id) != nullptr;
    case SurveyField::size:
      return choice_of(choices_.sizes, id) != nullptr;
    case SurveyField::urgency:
      return choice_of(choices_.urgency, id) != nullptr;
    case SurveyField::region:
      return regions_.names().contains(id);
    case SurveyField::topics:
      return vocabulary_->topic_by_id(id) != nullptr;
    case SurveyField::level:
      return is_value("level");
    case SurveyField::form:
      return choice_of(choices_.forms, id) != nullptr;
    case SurveyField::language:
      return id == "no" || !normaliser_.languages.tag(id).empty();
    default:
      return false;
  }
}

Result<void> AnswerReader::check(const SurveyMapping& mapping, const std::string& where) const {
  for (const auto& [field, answers] : mapping.values) {
    for (const auto& [answer, given] : answers) {
      const auto ids = mapping.meaning(field, answer);
      for (const auto& id : *ids) {
        if (is_known(field, id)) continue;
        return Error{.code = Error::Code::malformed,
                     .message = "'" + id + "' is no " + std::string(name_of(field)) + " there is",
                     .where = where + " values." + std::string(name_of(field)),
                     .hint = "ids stand in data/survey/choices.json and data/vocabulary"};
      }
    }
  }
  return {};
}

bool AnswerReader::is_ticked(std::string_view cell) const {
  const auto answer = squeeze_space(cell);
  if (answer.find_first_not_of("-–— ") == std::string::npos) return false;
  return meanings("not_ticked", answer).empty() && !normaliser_.kinds.is_blank(answer);
}

bool AnswerReader::says_nothing(std::string_view answer) const {
  return key_of(answer).empty() || normaliser_.kinds.is_blank(answer) ||
         !meanings("unsure", answer).empty();
}

/// What the whole answer means, ids parted by blanks taken apart.
std::vector<std::string> AnswerReader::meanings(std::string_view table,
                                                std::string_view answer) const {
  const auto& words = words_[table];
  const auto entries =
      words.phrases().whole(normalise::tokenise(answer), [](std::size_t) { return true; });
  std::vector<std::string> ids;
  for (const auto entry : entries) {
    std::string_view rest = words.entry(entry).means;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(' '), rest.size());
      ids.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return ids;
}

std::string AnswerReader::suggestion(std::string_view table,
                                     const std::vector<Choice>& choices,
                                     std::string_view answer,
                                     const web::Messages& words) const {
  std::vector<std::string_view> known;
  if (!table.empty()) {
    const auto& labels = words_[table].labels();
    known.assign(labels.begin(), labels.end());
  }
  for (const auto& choice : choices) {
    for (const auto& [language, label] : choice.labels)
      known.push_back(label);
  }
  const auto near = nearest_of(answer, known);
  return near.empty() ? words.text("survey_advice.meaning")
                      : words.text("survey_advice.near", {{"near", near}});
}

}  // namespace rundkurs::needs
