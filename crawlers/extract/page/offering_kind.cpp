#include "crawlers/extract/page/offering_kind.h"

#include <algorithm>
#include <iterator>

#include "crawlers/extract/ascii.h"

namespace rundkurs::page {
namespace {

struct KindWord {
  std::string_view word;
  std::string_view kind;
};

/// Parts of addresses; the last of them in an address speaks ("programmes-courses/course/…").
constexpr KindWord path_words[] = {{"course", "course"},
                                   {"courses", "course"},
                                   {"emne", "course"},
                                   {"emner", "course"},
                                   {"kurs", "course"},
                                   {"kurser", "course"},
                                   {"kursus", "course"},
                                   {"kursplan", "course"},
                                   {"kursplaner", "course"},
                                   {"course-syllabus", "course"},
                                   {"course-units", "course"},
                                   {"course-unit", "course"},
                                   {"opintojakso", "course"},
                                   {"opintojaksot", "course"},
                                   {"single-course", "course"},
                                   {"namskeid", "course"},
                                   {"realization", "course"},
                                   {"realizations", "course"},
                                   {"program", "programme"},
                                   {"programme", "programme"},
                                   {"programmes", "programme"},
                                   {"studieprogram", "programme"},
                                   {"programplan", "programme"},
                                   {"utbildningsplan", "programme"},
                                   {"programme-syllabus", "programme"},
                                   {"degree-programmes", "programme"},
                                   {"tutkinto-ohjelma", "programme"},
                                   {"study-plans", "programme"},
                                   {"studieplan", "programme"},
                                   {"masterprogram", "programme"}};

std::string kind_of_address(const std::string& url) {
  std::string_view rest = url;
  rest = rest.substr(0, rest.find('?'));
  const auto path =
      rest.find('/', rest.find("//") == std::string_view::npos ? 0 : rest.find("//") + 2);
  if (path == std::string_view::npos) return {};
  rest = rest.substr(path);
  std::string_view kind;
  while (!rest.empty()) {
    const auto end = rest.find('/', 1);
    const auto segment = ascii_lower(rest.substr(1, end == std::string_view::npos ? end : end - 1));
    const auto found = std::find_if(std::begin(path_words),
                                    std::end(path_words),
                                    [&](const auto& known) { return known.word == segment; });
    if (found != std::end(path_words)) kind = found->kind;
    if (end == std::string_view::npos) break;
    rest = rest.substr(end);
  }
  return std::string(kind);
}

}  // namespace

std::string offering_kind(const Choice& choice, const std::string& url) {
  for (const auto field : {RawField::code, RawField::title}) {
    const auto found = choice.find(field);
    if (found == choice.end()) continue;
    for (const auto* fact : found->second) {
      if (!fact->meaning->kind.empty()) return fact->meaning->kind;
    }
  }
  return kind_of_address(url);
}

}  // namespace rundkurs::page
