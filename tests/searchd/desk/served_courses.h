#pragma once

#include <memory>
#include <string>

#include "schemas/vocabulary.h"
#include "searchd/api/api.h"
#include "searchd/gaps/gap_service.h"
#include "searchd/match/matcher.h"
#include "searchd/needs/answer_reader.h"
#include "searchd/search/search_service.h"
#include "tests/indexer/write/catalogue_fixture.h"

namespace rundkurs::desk {

class Centre;

/// A few courses in an index, and what reads messages over it. Made once: the tables of words take
/// seconds under the sanitizers.
class Courses {
 public:
  static Courses& shared();

  SearchService& search() { return *search_; }
  const match::Matcher& matcher() const { return *matcher_; }
  const needs::AnswerReader& answers() const { return *answers_; }
  std::unique_ptr<gaps::GapService> gaps_of(Centre& centre) const;
  const api::Context& context() const { return *context_; }
  Log& log() { return log_; }

 private:
  Courses();

  CatalogueFixture fixture_;
  SilentLog log_;
  http::Metrics metrics_;
  api::ResponseCache cache_{1U << 20U};
  std::unique_ptr<SearchService> search_;
  std::unique_ptr<match::Matcher> matcher_;
  std::unique_ptr<const needs::AnswerReader> answers_;
  needs::SurveyChoices choices_;
  gaps::GapRules rules_;
  std::unique_ptr<const FilterHints> hints_;
  FindPlace find_place_;
  std::unique_ptr<Suggester> suggester_;
  std::unique_ptr<api::Context> context_;
};

}  // namespace rundkurs::desk
