#include "searchd/match/emphasis.h"

#include <algorithm>

namespace rundkurs::match {
namespace {

// Tried on messages of our own (tests/truth/inquiries.jsonl); small changes change little.
constexpr double asked = 1.0;
constexpr double before_the_question = 0.8;
constexpr double described_before = 0.45;
constexpr double needed = 0.8;
constexpr double beside_a_question = 0.65;
constexpr double said_in_passing = 0.5;
constexpr double described = 0.3;
// "LCA-kurs", "kiertotalouden koulutus": the subject may stand just before.
constexpr std::size_t adjacent = 2;

}  // namespace

Emphasis::Emphasis(const Reading& reading)
    : message_(reading.message), signs_(reading.message.sentences.size()) {
  for (const auto& mention : reading.find("message/purpose")) {
    auto& signs = signs_[message_.sentence_of(mention.first)];
    if (mention.means == "learning" || mention.means == "understand")
      signs.learning.push_back(mention.first);
    if (mention.means == "need") signs.need.push_back(mention.first);
  }
  for (const auto& mention : reading.find("message/describes"))
    signs_[message_.sentence_of(mention.first)].describing.push_back(mention.first);
}

double Emphasis::of(std::size_t token) const {
  const auto sentence = message_.sentence_of(token);
  const auto& signs = signs_[sentence];
  const bool describes = !signs.describing.empty() && signs.describing.front() <= token;
  if (!signs.learning.empty()) {
    const auto first = signs.learning.front();
    if (token + adjacent >= first) return asked;
    return describes ? described_before : before_the_question;
  }
  if (!signs.need.empty() && !describes) return needed;
  if (describes) return described;
  const bool after = sentence > 0 && !signs_[sentence - 1].learning.empty();
  const bool before = sentence + 1 < signs_.size() && !signs_[sentence + 1].learning.empty();
  return after || before ? beside_a_question : said_in_passing;
}

}  // namespace rundkurs::match
