#include "tests/searchd/desk/served_courses.h"

#include <utility>

#include "searchd/desk/centre.h"
#include "searchd/search/place_names.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"
#include "tests/searchd/web/sample_documents.h"

namespace rundkurs::desk {
namespace {

Offering about(const std::string& id, const std::string& title, std::string topic) {
  auto offering = course(id, "nb", title);
  offering.level = "unspecified";
  offering.summary["nb"] = title + " for folk i arbeid.";
  offering.relevance = 3;
  offering.relevance_curated = true;
  offering.mode = {"online"};
  offering.topics.push_back({std::move(topic), 1, {}, true});
  return offering;
}

}  // namespace

Courses& Courses::shared() {
  static Courses courses;
  return courses;
}

Courses::Courses()
    : choices_(expect(needs::SurveyChoices::load(source_path("data")))),
      rules_(expect(gaps::GapRules::load(source_path("data")))) {
  fixture_.put(
      about("no-uni-reuse", "Ombruk av byggematerialer", "construction-demolition-buildings"));
  fixture_.put(about("no-uni-plast", "Plastgjenvinning", "plastics"));
  fixture_.build();
  const auto vocabulary = shipped_vocabulary();
  search_ =
      expect(SearchService::open({.index = fixture_.index(), .readers = 2}, vocabulary, log_));
  matcher_ = expect(match::Matcher::open(*search_, source_path("data"), vocabulary, false));
  answers_ = std::make_unique<const needs::AnswerReader>(
      expect(needs::AnswerReader::load(source_path("data"), vocabulary)));
  hints_ = expect(FilterHints::load(source_path("data"), *vocabulary));
  find_place_ = find_in(hints_->places());
  suggester_ = std::make_unique<Suggester>(*search_);
  context_.reset(new api::Context{
      *search_, find_place_, *hints_, *suggester_, metrics_, log_, cache_, "https://example.org"});
}

std::unique_ptr<gaps::GapService> Courses::gaps_of(Centre& centre) const {
  return std::make_unique<gaps::GapService>(
      web::shipped_vocabulary(), choices_, rules_, centre.evidence(), centre.gap_states(), false);
}

}  // namespace rundkurs::desk
