#include "searchd/search/search_counts.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace rundkurs {

void SearchCounts::searched(std::string_view language, bool found) {
  const auto* const end = std::end(interface_languages);
  const auto* const known = std::find(std::begin(interface_languages), end, language);
  if (known == end) return;
  auto& counts = by_language_[static_cast<std::size_t>(known - std::begin(interface_languages))];
  ++(found ? counts.found : counts.nothing);
}

std::string SearchCounts::text() const {
  std::string text =
      "# HELP rundkurs_page_searches_total Searches on the pages, by language and outcome.\n"
      "# TYPE rundkurs_page_searches_total counter\n";
  for (std::size_t i = 0; i < by_language_.size(); ++i) {
    const auto& counts = by_language_[i];
    for (const auto& [outcome, count] :
         {std::pair("found", counts.found.load()), std::pair("nothing", counts.nothing.load())}) {
      if (count > 0)
        text += fmt::format("rundkurs_page_searches_total{{language=\"{}\",outcome=\"{}\"}} {}\n",
                            interface_languages[i],
                            outcome,
                            count);
    }
  }
  return text;
}

}  // namespace rundkurs
