#include "searchd/search/hit_maker.h"

#include <algorithm>
#include <utility>

#include "schemas/utf8.h"
#include "searchd/search/next_run.h"
#include "searchd/search/snippet.h"

namespace rundkurs {
namespace {

// A study plan may have a hundred pages; what a reader shall see stands near the beginning.
constexpr std::size_t max_read_bytes = 3000;

}  // namespace

struct HitMaker::Passage {
  std::string_view text;
  std::string_view language;
  std::vector<Highlighter::Mark> marks;
};

HitMaker::Passage HitMaker::read(std::string_view text, std::string_view language) const {
  const auto beginning = utf8_prefix(text, max_read_bytes);
  if (highlighter_.empty()) return {beginning, language, {}};
  return {beginning, language, highlighter_.marks(*passages_.read(beginning, language, analyser_))};
}

void HitMaker::add_matched(Hit& hit, const Passage& passage) const {
  for (const auto& mark : passage.marks) {
    if (mark.asked.empty()) continue;
    const bool known =
        std::any_of(hit.matched.begin(), hit.matched.end(), [&mark](const auto& matched) {
          return matched.concept_id == mark.asked;
        });
    if (!known)
      hit.matched.push_back({std::string(mark.asked),
                             std::string(passage.text.substr(mark.begin, mark.end - mark.begin)),
                             std::string(passage.language)});
  }
}

Hit HitMaker::make_bare(Offering offering) const {
  Hit hit;
  if (const auto* const title = best_for(offering.title, language_); title != nullptr) {
    hit.title_language = title->first;
    hit.title = title->second;
  }
  if (const auto* const run = next_run(offering, today_); run != nullptr)
    hit.start = run->start->text();
  hit.offering = std::move(offering);
  return hit;
}

Hit HitMaker::make(Offering given) const {
  auto hit = make_bare(std::move(given));
  const auto& offering = hit.offering;
  // Of a title only the ideas in it are told, and to find them it has to be analysed.
  if (!highlighter_.concepts().empty()) {
    for (const auto& [language, title] : offering.title)
      add_matched(hit, read(title, language));
  }

  // The passage with the most marks; among equals, one in the reader's language, then the summary.
  Passage best;
  for (const auto* const texts : {&offering.summary, &offering.description}) {
    const auto* const preferred = best_for(*texts, language_);
    if (preferred == nullptr) continue;
    std::vector<const LanguageText::value_type*> in_order = {preferred};
    for (const auto& entry : *texts) {
      if (&entry != preferred) in_order.push_back(&entry);
    }
    for (const auto* const entry : in_order) {
      auto passage = read(entry->second, entry->first);
      add_matched(hit, passage);
      if (best.text.empty() || passage.marks.size() > best.marks.size()) best = std::move(passage);
    }
    if (!best.marks.empty()) break;
  }
  hit.snippet = make_snippet(best.text, best.marks);
  hit.snippet_language = best.language;
  return hit;
}

}  // namespace rundkurs
