#include "indexer/analysis/finnish.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include <libvoikko/voikko.h>

#include "indexer/analysis/ending.h"
#include "indexer/analysis/segmentation.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

// Voikko looks at no word longer than 255 characters, and a real one has at most about sixty.
constexpr std::size_t longest_word = 100;

// Voikko gives a search up after 100 000 steps or 99 analyses and does not say so, but version 4.3
// keeps the state that the search was in, and knows few words or none from then on (prepare() in
// fst/UnweightedTransducer.cpp leaves the values of flags as they are). No processor takes so many
// steps in so short a time, and no word so short takes half of them: the worst that were found
// repeat what stands alone and in compounds ("lakilakilakilakiskoh"), and each four letters more
// double the steps.
constexpr auto shortest_search_given_up = std::chrono::microseconds(100);
constexpr std::size_t longest_word_never_given_up = 20;
constexpr std::size_t most_analyses = 99;

// Some 4 MB where a text has as many unknown words.
constexpr std::size_t pieces_remembered = 20'000;

using Value = Handle<char, &voikko_free_mor_analysis_value_cstr>;

std::string value_of(const voikko_mor_analysis* analysis, const char* key) {
  const Value value(voikko_mor_analysis_value_cstr(analysis, key));
  return value ? std::string(value.get()) : std::string();
}

std::size_t count(const voikko_mor_analysis* const* analyses) {
  std::size_t count = 0;
  while (analyses != nullptr && analyses[count] != nullptr)
    ++count;
  return count;
}

void add_new(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
    list.push_back(std::move(text));
}

/// STRUCTURE has a `=` before every part and one letter for each letter of the word:
/// "=pppp=ppppppp" cuts "jätehuollon" after its fourth letter.
std::vector<std::string> cut(std::string_view word, std::string_view structure) {
  std::vector<std::string> pieces;
  std::size_t at = 0;
  for (const char mark : structure) {
    if (mark == '=') {
      pieces.emplace_back();
      continue;
    }
    if (at >= word.size() || pieces.empty()) return {};
    std::size_t next = at + 1;
    while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xC0U) == 0x80U)
      ++next;
    if (mark != '-') pieces.back().append(word.substr(at, next - at));
    at = next;
  }
  if (at != word.size() || pieces.size() < 2) return {};
  return pieces;
}

/// The verb at the end of WORDBASES: "+kierrät(kierrättää)+ys(+ys)" → "kierrättää". A Finnish verb
/// in its dictionary form ends in -a or -ä; the derivation behind it begins with "(+".
std::string derived_from(const std::string& bases) {
  const auto derivation = bases.find("(+");
  if (derivation == std::string::npos) return {};
  const auto close = bases.rfind(')', derivation);
  const auto open = close == std::string::npos ? close : bases.rfind('(', close);
  if (open == std::string::npos) return {};
  auto base = bases.substr(open + 1, close - open - 1);
  return base.ends_with("a") || base.ends_with("ä") ? base : std::string();
}

/// Whether Finnish has words that begin and end so: they end in a vowel, or in one of few
/// consonants behind a vowel, and begin with one consonant, or with what is heard less before what
/// is heard more ("strategia", but no "rk-" and no "ss-").
bool sounds_finnish(std::string_view folded) {
  const auto is_one_of = [](std::string_view letters, char letter) {
    return letters.find(letter) != std::string_view::npos;
  };
  const auto end = folded.size();
  if (is_consonant(folded[end - 1]) &&
      (!is_one_of("lmnrst", folded[end - 1]) || is_consonant(folded[end - 2])))
    return false;
  if (!is_consonant(folded[0]) || !is_consonant(folded[1])) return true;
  return folded[0] != folded[1] && !is_one_of("hjlmnrv", folded[0]);
}

}  // namespace

void Finnish::Free::operator()(VoikkoHandle* handle) const noexcept {
  voikkoTerminate(handle);
}

void Finnish::FreeAnalyses::operator()(voikko_mor_analysis** analyses) const noexcept {
  voikko_free_mor_analysis(analyses);
}

Finnish::Voikko Finnish::start() {
  const char* reason = nullptr;
  Voikko voikko(voikkoInit(&reason, "fi", nullptr));
  if (!voikko)
    throw std::runtime_error(std::string("Finnish needs the package voikko-fi: ") +
                             (reason != nullptr ? reason : "unknown reason"));
  return voikko;
}

Finnish::Finnish() : voikko_(start()), known_pieces_(pieces_remembered) {}

Finnish::Search Finnish::search(const std::string& word) const {
  const auto begin = std::chrono::steady_clock::now();
  Analyses analyses(voikkoAnalyzeWordCstr(voikko_.get(), word.c_str()));
  const auto took = std::chrono::steady_clock::now() - begin;
  return {.analyses = std::move(analyses), .took_long = took >= shortest_search_given_up};
}

/// A search that took long, only since memory was touched for the first time, is quick when it is
/// made again: were Voikko started anew after each of those, the next would take long again. Where
/// the state that a search left behind makes the second one quick, plain words are unknown, too. Of
/// 4500 made words whose search was given up this finds each one.
bool Finnish::has_given_up(const std::string& word) const {
  if (letters_in(word) <= longest_word_never_given_up) return false;
  if (search(word).took_long) return true;
  constexpr std::array plain_words = {"talo", "antaa", "suuri", "itseopiskelu"};
  return std::any_of(plain_words.begin(), plain_words.end(), [this](const char* plain) {
    return count(search(plain).analyses.get()) == 0;
  });
}

Finnish::Analyses Finnish::analyses_of(std::string_view folded) const {
  const std::string word(folded);
  auto found = search(word);
  if (count(found.analyses.get()) >= most_analyses || (found.took_long && has_given_up(word)))
    voikko_ = start();
  return std::move(found.analyses);
}

FinnishWord Finnish::analyse(std::string_view folded) const {
  if (folded.empty() || letters_in(folded) > longest_word) return {};
  auto word = known_word(folded);
  if (word.bases.empty()) word = cut_unknown(folded);
  return word;
}

/// Voikko forms no compound with an adjective it does not list: "resurssi" and "tehokkaampi" are
/// known to it, "resurssitehokkaampi" is not.
FinnishWord Finnish::cut_unknown(std::string_view folded) const {
  constexpr std::size_t shortest_part = 4;
  constexpr std::size_t longest_cut = 40;
  if (letters_in(folded) < 2 * shortest_part + 1 || letters_in(folded) > longest_cut) return {};
  for (std::size_t at = shortest_part; at + shortest_part <= folded.size(); ++at) {
    if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80U) continue;
    const auto head = folded.substr(0, at);
    const auto tail = folded.substr(at);
    if (letters_in(head) < shortest_part || letters_in(tail) < shortest_part) continue;
    // Hardly ever are both known, and of the shorter one Voikko says so sooner.
    if (!knows(head.size() < tail.size() ? head : tail)) continue;
    if (!knows(head.size() < tail.size() ? tail : head)) continue;
    FinnishWord word;
    word.bases.push_back(std::string(head) + known_word(tail).bases.front());
    word.pieces = {std::string(head), std::string(tail)};
    return word;
  }
  return {};
}

/// Of at least two letters.
bool Finnish::knows(std::string_view folded) const {
  if (!sounds_finnish(folded)) return false;
  const std::string piece(folded);
  if (const auto* known = known_pieces_.find(piece)) return *known;
  return known_pieces_.add(piece, asked_whether_known(piece));
}

bool Finnish::asked_whether_known(std::string_view folded) const {
  const auto analyses = analyses_of(folded);
  if (!analyses) return false;
  for (auto* const* analysis = analyses.get(); *analysis != nullptr; ++analysis)
    if (!value_of(*analysis, "BASEFORM").empty()) return true;
  return false;
}

FinnishWord Finnish::known_word(std::string_view folded) const {
  FinnishWord word;
  const auto analyses = analyses_of(folded);
  if (!analyses) return word;
  std::vector<std::string> others;
  for (auto* const* analysis = analyses.get(); *analysis != nullptr; ++analysis) {
    const bool noun = value_of(*analysis, "CLASS") == "nimisana";
    add_new(noun ? word.bases : others, fold_word(value_of(*analysis, "BASEFORM")));
    if (word.pieces.empty()) word.pieces = cut(folded, value_of(*analysis, "STRUCTURE"));
    add_new(word.roots, fold_word(derived_from(value_of(*analysis, "WORDBASES"))));
  }
  for (auto& base : others)
    add_new(word.bases, std::move(base));
  return word;
}

}  // namespace rundkurs
