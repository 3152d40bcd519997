#include "indexer/classify/offering_analysis.h"

#include "indexer/analysis/language_guess.h"

namespace rundkurs {
namespace {

class FieldReader {
 public:
  explicit FieldReader(const Analyser& analyser) : analyser_(analyser) {}

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
    fields_.push_back({field, std::move(language), text, std::move(analysis)});
  }

  const Analyser& analyser_;
  std::vector<FieldAnalysis> fields_;
};

}  // namespace

std::vector<FieldAnalysis> analyse_offering(const Offering& offering, const Analyser& analyser) {
  FieldReader reader(analyser);
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
