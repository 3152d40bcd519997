#include "searchd/match/interpreter.h"

#include <algorithm>
#include <utility>

#include "searchd/match/message.h"
#include "searchd/match/read_places.h"
#include "searchd/match/read_subjects.h"
#include "searchd/match/stance.h"

namespace rundkurs::match {
namespace {

/// Whether somebody wants to learn something. An invoice for a course is about an invoice.
bool is_about_learning(const Reading& reading, const Inquiry& inquiry) {
  if (inquiry.topics.empty()) return false;
  std::size_t learning = 0;
  std::size_t wondering = 0;
  std::size_t other = 0;
  for (const auto& mention : reading.find("message/purpose")) {
    if (mention.means == "learning") ++learning;
    if (mention.means == "understand") ++wondering;
    if (mention.means == "other") ++other;
  }
  if (other > 0) return learning > other;
  return learning > 0 || wondering > 0 || inquiry.material;
}

}  // namespace

Interpreter::Interpreter(InquiryWords words,
                         normalise::Gazetteer gazetteer,
                         std::shared_ptr<const Vocabulary> vocabulary)
    : words_(std::move(words)),
      gazetteer_(std::move(gazetteer)),
      vocabulary_(std::move(vocabulary)) {}

Result<Interpreter> Interpreter::load(const std::string& data_folder,
                                      std::shared_ptr<const Vocabulary> vocabulary) {
  auto words = InquiryWords::load(data_folder);
  if (!words) return std::move(words).error();
  auto gazetteer = normalise::Gazetteer::load(data_folder);
  if (!gazetteer) return std::move(gazetteer).error();
  return Interpreter(*std::move(words), *std::move(gazetteer), std::move(vocabulary));
}

Inquiry Interpreter::read(std::string_view text,
                          std::int32_t today,
                          const Analyser& analyser) const {
  const auto message = read_message(text, words_);
  const Stances stances(message, words_);
  const Reading reading{message, stances, words_};
  Inquiry inquiry;
  inquiry.language = message.language;
  if (message.tokens.empty()) return inquiry;
  const auto analysis = analyser.analyse(message.text, message.language);
  read_subjects(reading, analysis, *vocabulary_, inquiry);
  read_form(reading, inquiry);
  read_languages(reading, inquiry);
  read_credits(reading, inquiry);
  read_people(reading, inquiry);
  if (inquiry.learner == Learner::teacher) add_teaching(inquiry);
  read_start(reading, today, inquiry);
  read_places(reading, analysis, gazetteer_, inquiry);
  inquiry.about_learning = is_about_learning(reading, inquiry);
  return inquiry;
}

}  // namespace rundkurs::match
