#include "searchd/match/stance.h"

#include <algorithm>

namespace rundkurs::match {
namespace {

// In words; a comma counts for three. Wide enough for "not a full and rather expensive degree",
// narrow enough to end with the clause.
constexpr std::size_t reach_of_negation = 7;
constexpr std::size_t reach_of_not_only = 4;
constexpr std::size_t reach_of_wish = 12;
constexpr std::size_t reach_of_must = 7;
constexpr std::size_t reach_of_held = 2;
constexpr std::size_t reach_back = 4;
constexpr std::size_t comma = 3;
// "a master's, not a bachelor's, in Sweden": what stands between commas ends with them.
constexpr std::size_t closing_comma = 2;

}  // namespace

Stances::Stances(const Message& message, const InquiryWords& words)
    : message_(message),
      mentions_(words["stance/stances"].find(message.tokens, message.language)) {}

std::size_t Stances::distance(std::size_t from, std::size_t to) const {
  std::size_t sum = to - from;
  for (auto i = from; i <= to && i > 0; ++i) {
    if (message_.gap_after(i - 1).find(',') != std::string_view::npos) sum += comma;
  }
  return sum;
}

void Stances::look_back(std::size_t first,
                        std::size_t last,
                        std::size_t begin,
                        Stance& stance) const {
  bool contrast = false;
  bool nearest_negation = true;
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->first >= last || (mention->last > first && mention->first >= first)) continue;
    if (mention->first < begin) break;
    // A mention may reach into what it is about: "not just a" and "a course".
    const auto away = mention->last >= first ? 0 : distance(mention->last, first);
    const auto means = mention->means;
    if (means == "negation") {
      const bool between_commas =
          mention->first > 0 &&
          message_.gap_after(mention->first - 1).find(',') != std::string_view::npos;
      const bool crossed = away >= comma + first - std::min(first, mention->last);
      const auto reach =
          between_commas && crossed ? reach_of_negation - closing_comma : reach_of_negation;
      if (!contrast && nearest_negation && away <= reach) stance.refused = true;
      nearest_negation = false;
    } else if (means == "not-only") {
      if (!contrast && away <= reach_of_not_only) stance.not_only = true;
      contrast = true;
    } else if (means == "needless") {
      if (!contrast && away <= reach_of_negation) stance.needless = true;
      contrast = true;
    } else if (means == "wish") {
      if (away <= reach_of_wish) stance.wished = true;
    } else if (means == "must") {
      if (away <= reach_of_must) stance.must = true;
    } else if (means == "fine-before") {
      if (away <= reach_of_held) stance.fine = true;
    } else if (means == "held") {
      if (away <= reach_of_held) stance.held = true;
    }
    if (means == "contrast" || means == "limit") contrast = true;
  }
}

void Stances::look_ahead(std::size_t last, std::size_t end, Stance& stance) const {
  const Mention* fine = nullptr;
  for (const auto& mention : mentions_) {
    if (mention.first < last) continue;
    if (mention.first >= end) break;
    const auto away = distance(last, mention.first);
    const auto means = mention.means;
    if (means == "wish-after" && away <= reach_back) stance.wished = true;
    if (means == "needless" && away <= reach_of_held) stance.needless = true;
    if (means == "fine" && away <= reach_back) {
      stance.fine = true;
      fine = &mention;
    }
    // "Engelska går inte."
    if (means == "negation" && fine != nullptr && mention.first <= fine->last + 1) {
      stance.fine = false;
      stance.refused = true;
    }
    // What stands behind a contrast is about something else.
    if (means == "contrast" && away > 0) break;
  }
}

Stance Stances::of(std::size_t first, std::size_t last) const {
  const auto& sentence = message_.sentences[message_.sentence_of(first)];
  Stance stance;
  look_back(first, last, sentence.first, stance);
  look_ahead(last, sentence.last, stance);
  if (stance.not_only || stance.needless) stance.refused = false;
  // "Norsk er fint, må være på nett": a must that stands nearer wins over a distant wish.
  return stance;
}

}  // namespace rundkurs::match
