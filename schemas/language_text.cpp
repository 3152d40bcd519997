#include "schemas/language_text.h"

#include <array>
#include <utility>

namespace rundkurs {
namespace {

struct Neighbours {
  std::string_view language;
  std::array<std::string_view, 5> next;
};

// Who reads what with the least effort: the mainland Scandinavian languages are mutually
// readable in writing, Icelanders and Faroese learn Danish, Finland teaches Swedish.
constexpr Neighbours neighbours[] = {
    {"nb", {"nn", "da", "sv", "en", ""}},
    {"nn", {"nb", "da", "sv", "en", ""}},
    {"no", {"nb", "nn", "da", "sv", "en"}},
    {"da", {"nb", "nn", "sv", "en", ""}},
    {"sv", {"nb", "da", "nn", "en", ""}},
    {"fi", {"en", "sv", "", "", ""}},
    {"is", {"en", "da", "", "", ""}},
    {"fo", {"da", "nb", "is", "en", ""}},
    {"kl", {"da", "en", "", "", ""}},
    {"se", {"nb", "sv", "fi", "en", ""}},
};

}  // namespace

const LanguageText::value_type* best_for(const LanguageText& text, std::string_view wanted) {
  if (text.empty()) return nullptr;
  if (const auto exact = text.find(wanted); exact != text.end()) return &*exact;
  for (const auto& [language, next] : neighbours) {
    if (language != wanted) continue;
    for (const auto candidate : next) {
      const auto found = text.find(candidate);
      if (!candidate.empty() && found != text.end()) return &*found;
    }
  }
  if (const auto english = text.find("en"); english != text.end()) return &*english;
  return &*text.begin();
}

}  // namespace rundkurs
