#include "schemas/desk/likeness.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <iterator>

#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t compared_bytes = 4096;
constexpr std::size_t words_a_sequence = 3;
constexpr std::size_t fewest_words = 6;

/// Without signs, so that a quoted text is like the one that it quotes.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : fold_case(utf8_prefix(text, compared_bytes))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

Wording::Wording(std::string_view text) {
  const auto words = words_in(text);
  if (words.size() < fewest_words) return;
  for (std::size_t i = 0; i + words_a_sequence <= words.size(); ++i)
    sequences_.push_back(
        std::hash<std::string>()(words[i] + " " + words[i + 1] + " " + words[i + 2]));
  std::sort(sequences_.begin(), sequences_.end());
  sequences_.erase(std::unique(sequences_.begin(), sequences_.end()), sequences_.end());
}

double Wording::likeness(const Wording& other) const {
  if (sequences_.empty() || other.sequences_.empty()) return 0;
  std::vector<std::size_t> both;
  std::set_intersection(sequences_.begin(),
                        sequences_.end(),
                        other.sequences_.begin(),
                        other.sequences_.end(),
                        std::back_inserter(both));
  const auto either = sequences_.size() + other.sequences_.size() - both.size();
  return static_cast<double>(both.size()) / static_cast<double>(either);
}

}  // namespace rundkurs::desk
