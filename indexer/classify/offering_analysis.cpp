#include "indexer/classify/offering_analysis.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/language_guess.h"

namespace rundkurs {
namespace {

void drop_denied(const std::vector<bool>& denied, std::vector<ConceptMatch>& concepts) {
  if (denied.empty()) return;
  const auto is_denied = [&](const ConceptMatch& match) { return denied[match.first_token]; };
  concepts.erase(std::remove_if(concepts.begin(), concepts.end(), is_denied), concepts.end());
}

class FieldReader {
 public:
  FieldReader(const Analyser& analyser, const Denials& denials)
      : analyser_(analyser), denials_(denials) {}

  void read(std::string_view field, const LanguageText& texts) {
    for (const auto& [declared, text] : texts)
      add(field, declared, text);
  }

  void read(std::string_view field, const LanguageTexts& lists) {
    for (const auto& [declared, texts] : lists)
      for (const auto& text : texts)
        add(field, declared, text);
  }

  std::vector<FieldAnalysis> take() { return std::move(fields_); }

 private:
  void add(std::string_view field, std::string_view declared, std::string_view text) {
    auto language = guess_language(text, declared == "und" ? "" : declared);
    auto analysis = analyser_.analyse(text, language);
    auto denied = denials_.find(text, analysis, language);
    drop_denied(denied, analysis.concepts);
    fields_.push_back({field, std::move(language), text, std::move(analysis), std::move(denied)});
  }

  const Analyser& analyser_;
  const Denials& denials_;
  std::vector<FieldAnalysis> fields_;
};

}  // namespace

std::vector<FieldAnalysis> analyse_offering(const Offering& offering,
                                            const Analyser& analyser,
                                            const Denials& denials) {
  FieldReader reader(analyser, denials);
  reader.read("title", offering.title);
  reader.read("summary", offering.summary);
  reader.read("description", offering.description);
  reader.read("learning_outcomes", offering.learning_outcomes);
  reader.read("audience_text", offering.audience_text);
  reader.read("prerequisites", offering.prerequisites);
  reader.read("assessment", offering.assessment);
  return reader.take();
}

}  // namespace rundkurs
