#include "indexer/write/offering_document.h"

#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/analysis/segmentation.h"
#include "indexer/write/facet_columns.h"
#include "indexer/write/offering_facts.h"
#include "indexer/write/term.h"
#include "indexer/write/text_terms.h"
#include "schemas/index_layout.h"
#include "schemas/json.h"
#include "schemas/offering_json.h"

namespace rundkurs {
namespace {

namespace layout = index_layout;

// "NMBU" and "TEK680" are how people ask for a course they know.
constexpr unsigned code_weight = 6;
constexpr unsigned institution_weight = 3;
constexpr unsigned place_weight = 1;

/// "TEP 4285" and "tep-4285" are one code.
std::string code_key(const std::string& code) {
  std::string key;
  for (const char c : fold_word(code))
    if (c != ' ' && c != '-' && c != '_' && c != '.') key += c;
  return key;
}

void add_identity(const Offering& offering, Xapian::Document& document) {
  document.add_boolean_term(index_term(layout::identity_prefix, offering.id));
  for (const auto& alias : offering.aliases)
    document.add_boolean_term(index_term(layout::alias_prefix, alias));
}

}  // namespace

OfferingDocument::OfferingDocument(std::shared_ptr<const Vocabulary> vocabulary,
                                   Analyser analyser,
                                   std::shared_ptr<const Classifier> classifier,
                                   int min_relevance,
                                   bool pair_terms)
    : vocabulary_(std::move(vocabulary)),
      analyser_(std::move(analyser)),
      classifier_(std::move(classifier)),
      min_relevance_(min_relevance),
      pair_terms_(pair_terms) {}

std::optional<Xapian::Document> OfferingDocument::make(Offering offering) const {
  Xapian::Document document;
  {
    const auto fields = classifier_->read(offering, analyser_);
    auto classification = classifier_->classify(fields);
    const auto relevance =
        offering.relevance_curated ? offering.relevance.value_or(0) : classification.relevance;
    if (relevance < min_relevance_) return std::nullopt;
    TextTerms terms(document, *vocabulary_);
    for (const auto& field : fields)
      terms.add(field);
    add_names(offering, terms);
    apply_classification(std::move(classification), offering);
    // An everyday word places any offering; only of one about the circular economy it says that
    // the offering may be meant by a question about the topic.
    if (relevance > 0)
      for (const auto& topic : offering.topics)
        terms.add_topic(topic.id, topic.score);
    terms.write_row();
    if (pair_terms_) terms.write_pairs();
  }
  add_identity(offering, document);
  add_columns(offering, document);
  document.add_value(layout::facts_slot, to_ndjson(facts_of(offering)));
  document.set_data(to_ndjson(offering));
  return document;
}

void OfferingDocument::add_names(const Offering& offering, TextTerms& terms) const {
  const auto add = [&](const std::string& name, const std::string& language, unsigned weight) {
    if (!name.empty()) terms.add_name(analyser_.analyse(name, language), weight);
  };
  const auto& institution = offering.institution;
  for (const auto& [language, name] : institution.name)
    add(name, language, institution_weight);
  add(institution.short_name, "", institution_weight);
  std::set<std::string> places;
  for (const auto& place : offering.place)
    places.insert(place.name);
  for (const auto& run : offering.runs)
    for (const auto& place : run.place)
      places.insert(place.name);
  for (const auto& place : places)
    add(place, "", place_weight);
  add(offering.code, "", code_weight);
  terms.add_code(code_key(offering.code), code_weight);
}

}  // namespace rundkurs
