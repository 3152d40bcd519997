#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/normalise/normaliser.h"
#include "crawlers/normalise/topic_labels.h"
#include "crawlers/normalise/value_words.h"
#include "schemas/need.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/match/inquiry_words.h"
#include "searchd/needs/region_names.h"
#include "searchd/needs/survey_choices.h"
#include "searchd/needs/survey_field.h"
#include "searchd/needs/survey_mapping.h"
#include "searchd/web/messages.h"

namespace rundkurs::needs {

/// An answer, or a part of one, that was not understood as it stands: said in the words of its
/// AnswerContext.
struct Unread {
  std::string value;
  std::string reason;
  std::string advice;
};
using UnreadAnswers = std::vector<Unread>;

/// How a column is to be read beyond its field.
struct AnswerContext {
  const SurveyMapping& mapping;
  int scale = 5;  ///< The highest urgency.
  const web::Messages& words = web::Messages::in("en");
};

/// Reads the answers of a survey into a need, each as its member wants it: levels, languages,
/// dates and places as everywhere (crawlers/normalise), all else by `data/survey`. An answer that
/// leaves it open, or says nothing, leaves the member empty. Immutable once loaded.
class AnswerReader {
 public:
  static Result<AnswerReader> load(const std::string& data_folder,
                                   std::shared_ptr<const Vocabulary> vocabulary);

  /// Adds what `cell` says under a heading of this field; what it cannot read it gives back.
  UnreadAnswers read(SurveyField field,
                     std::string_view cell,
                     const AnswerContext& context,
                     Need& need) const;

  /// Whether the ids that a mapping gives to answers exist; `where` is its file.
  Result<void> check(const SurveyMapping& mapping, const std::string& where) const;

  /// Whether a cell of a column for one topic says that it was ticked.
  bool is_ticked(std::string_view cell) const;

  const normalise::WordTable& headings() const { return words_["headings"]; }
  const normalise::TopicLabels& topics() const { return topics_; }
  const SurveyChoices& choices() const { return choices_; }
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  /// By ISO 3166-2 code.
  const std::map<std::string, std::string, std::less<>>& region_names() const {
    return regions_.names();
  }

 private:
  AnswerReader(std::shared_ptr<const Vocabulary> vocabulary,
               SurveyChoices choices,
               normalise::WordTables words,
               Normaliser normaliser,
               std::shared_ptr<const match::InquiryWords> people,
               RegionNames regions);

  bool is_known(SurveyField field, const std::string& id) const;
  bool assign(SurveyField field, const std::vector<std::string>& ids, Need& need) const;

  bool says_nothing(std::string_view answer) const;
  std::vector<std::string> meanings(std::string_view table, std::string_view answer) const;
  std::string suggestion(std::string_view table,
                         const std::vector<Choice>& choices,
                         std::string_view answer,
                         const web::Messages& words) const;

  UnreadAnswers read_organisation(std::string_view cell,
                                  const AnswerContext& context,
                                  Need& need) const;
  UnreadAnswers read_sector(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_size(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_urgency(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_region(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_topics(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_levels(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_forms(std::string_view cell, const AnswerContext& context, Need& need) const;
  UnreadAnswers read_languages(std::string_view cell,
                               const AnswerContext& context,
                               Need& need) const;

  std::shared_ptr<const Vocabulary> vocabulary_;
  SurveyChoices choices_;
  normalise::WordTables words_;
  Normaliser normaliser_;
  std::shared_ptr<const match::InquiryWords> people_;
  RegionNames regions_;
  normalise::TopicLabels topics_;
};

}  // namespace rundkurs::needs
