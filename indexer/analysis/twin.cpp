#include "indexer/analysis/twin.h"

#include <array>
#include <cstddef>

namespace rundkurs {
namespace {

struct Twin {
  std::string_view letter;
  std::string_view plain;
};

constexpr auto letters = std::to_array<Twin>({
    {"å", "a"}, {"ä", "a"}, {"æ", "a"}, {"á", "a"}, {"à", "a"}, {"â", "a"},  {"ø", "o"},
    {"ö", "o"}, {"ó", "o"}, {"ò", "o"}, {"ô", "o"}, {"õ", "o"}, {"œ", "o"},  {"é", "e"},
    {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"í", "i"}, {"ì", "i"}, {"ï", "i"},  {"ú", "u"},
    {"ù", "u"}, {"ü", "u"}, {"ý", "y"}, {"ð", "d"}, {"đ", "d"}, {"č", "c"},  {"ç", "c"},
    {"š", "s"}, {"ž", "z"}, {"ŋ", "n"}, {"ñ", "n"}, {"ŧ", "t"}, {"þ", "th"},
});

constexpr auto digraphs = std::to_array<Twin>({{"aa", "a"}, {"ae", "a"}, {"oe", "o"}});

const Twin* beginning(std::string_view text, const Twin* first, const Twin* last) {
  for (; first != last; ++first)
    if (text.starts_with(first->letter)) return first;
  return nullptr;
}

}  // namespace

std::string twin_spelling(std::string_view folded) {
  std::string plain;
  plain.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const auto rest = folded.substr(at);
    const bool ascii = static_cast<unsigned char>(rest.front()) < 0x80U;
    const auto* const twin = ascii ? beginning(rest, digraphs.begin(), digraphs.end())
                                   : beginning(rest, letters.begin(), letters.end());
    plain += twin != nullptr ? twin->plain : rest.substr(0, 1);
    at += twin != nullptr ? twin->letter.size() : 1;
  }
  return plain;
}

}  // namespace rundkurs
