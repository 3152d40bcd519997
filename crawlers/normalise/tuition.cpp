#include <string>
#include <utility>

#include "crawlers/normalise/delivery_tables.h"
#include "crawlers/normalise/number.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

constexpr std::string_view no_currency = "XXX";  // ISO 4217 for a sum without a currency
constexpr double most = 10'000'000;

/// A sign of money right beside a number: "€340", "15 125:-".
std::string sign_at(std::string_view before, std::string_view after) {
  const auto left = squeeze_space(before);
  const auto right = squeeze_space(after.substr(0, 8));
  if (left.ends_with("€") || right.starts_with("€")) return "EUR";
  if (right.starts_with(":-") || right.starts_with(",-")) return "own";
  return {};
}

}  // namespace

std::optional<Tuition> DeliveryReader::tuition(std::string_view words,
                                               std::string_view country) const {
  const auto& tables = tables_->words;
  const auto text = words.substr(0, 1000);
  const auto tokens = tokenise(text);
  const auto own = tables["own_currency"].first(country);
  Tuition tuition{.applies_to = tables["applies_to"].first(text)};
  const auto currency_of = [&](const Number& number) {
    auto found = sign_at(text.substr(0, number.begin), text.substr(number.end));
    for (const auto& token : tokens) {
      const bool after = token.begin >= number.end && token.begin <= number.end + 2;
      const bool before = token.end <= number.begin && token.end + 3 >= number.begin;
      if (found.empty() && (after || before)) found = tables["currencies"].first(token.folded);
    }
    return found == "own" ? own : found;
  };
  for (std::size_t from = 0; const auto number = next_number(text, from);) {
    from = number->end;
    tuition.currency = currency_of(*number);
    if (tuition.currency.empty() || number->value > most) continue;
    tuition.amount = number->value;
    return tuition;
  }
  if (tables["free"].first(text).empty()) return {};
  tuition.currency = own.empty() ? std::string(no_currency) : own;
  return tuition;
}

}  // namespace rundkurs::normalise
