#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "crawlers/normalise/number.h"
#include "searchd/match/read_form.h"

namespace rundkurs::match {
namespace {

constexpr double most_credits = 400;
// "maks 10", "ikke mer enn til sammen 10": a word or two may lie between.
constexpr std::size_t reach_of_limit = 4;
constexpr std::size_t reach_of_unit = 2;

struct Amount {
  std::size_t first = 0;
  std::size_t last = 0;
  double value = 0;
};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Numbers in digits ("7,5" is two tokens) and in words.
std::vector<Amount> amounts_of(const Reading& reading) {
  std::vector<Amount> amounts;
  const auto& tokens = reading.message.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!std::isdigit(static_cast<unsigned char>(tokens[i].folded.front()))) continue;
    const auto number = normalise::next_number(reading.message.text, tokens[i].begin);
    if (!number || number->begin != tokens[i].begin) continue;
    auto last = i + 1;
    while (last < tokens.size() && tokens[last].begin < number->end)
      ++last;
    amounts.push_back({i, last, number->value});
    i = last - 1;
  }
  for (const auto& mention : reading.find("numbers/numbers")) {
    double value = 0;
    std::from_chars(mention.means.data(), mention.means.data() + mention.means.size(), value);
    amounts.push_back({mention.first, mention.last, value});
  }
  std::sort(amounts.begin(), amounts.end(), [](const Amount& a, const Amount& b) {
    return a.first < b.first;
  });
  return amounts;
}

const Mention* before(const std::vector<Mention>& mentions,
                      std::size_t first,
                      std::string_view means) {
  for (const auto& mention : mentions) {
    if (mention.means == means && mention.last <= first && first - mention.last < reach_of_limit)
      return &mention;
  }
  return nullptr;
}

}  // namespace

void read_credits(const Reading& reading, Inquiry& inquiry) {
  const auto units = reading.find("stance/units");
  const auto limits = reading.find("stance/amounts");
  for (const auto& amount : amounts_of(reading)) {
    if (amount.value <= 0 || amount.value > most_credits) continue;
    const bool counts_credits = std::any_of(units.begin(), units.end(), [&](const Mention& unit) {
      // "opintopisteitä korkeintaan viisi"
      const auto before_it = unit.last <= amount.first ? amount.first - unit.last : reach_of_limit;
      return (unit.first >= amount.last && unit.first - amount.last < reach_of_unit) ||
             before_it == 0 ||
             (before_it < reach_of_unit && before(limits, amount.first, "at-most") != nullptr);
    });
    // "2hp", "5op": the unit hangs on the number.
    const auto& word = reading.message.tokens[amount.first].folded;
    const auto letters = word.find_first_not_of("0123456789");
    const bool hangs = !all_digits(word) && letters != word.npos && letters > 0 &&
                       !reading.words["stance/units"]
                            .find({Token{word.substr(letters), 0, word.size() - letters}},
                                  reading.message.language)
                            .empty();
    if (!counts_credits && !hangs) continue;
    const auto stance = reading.stances.of(amount.first, amount.last);
    if (stance.held && before(limits, amount.first, "at-most") == nullptr) continue;
    if (before(limits, amount.first, "at-least") != nullptr) continue;
    // "2,5-5 hp", "fra 5 til 10": the larger is the limit.
    const auto& gap =
        amount.first > 0 ? reading.message.gap_after(amount.first - 1) : std::string_view();
    const bool range = gap.find_first_not_of(" -\xE2\x80\x93") == gap.npos &&
                       gap.find_first_of("-\xE2") != gap.npos && amount.first > 0 &&
                       all_digits(reading.message.tokens[amount.first - 1].folded);
    if (before(limits, amount.first, "at-most") != nullptr) {
      inquiry.max_ects = amount.value;
      inquiry.max_ects_firm = !stance.wished || stance.must;
    } else if (range) {
      inquiry.max_ects = amount.value;
      inquiry.max_ects_firm = false;
    } else {
      inquiry.about_ects = amount.value;
    }
  }
}

}  // namespace rundkurs::match
