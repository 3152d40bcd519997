#include "searchd/search/selection.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

#include "searchd/search/ask_index.h"
#include "searchd/search/index_records.h"

namespace rundkurs {

Result<std::vector<std::string>> Selection::lines(std::size_t first, std::size_t count) const {
  first = std::min(first, documents_.size());
  const auto asked =
      std::span(documents_).subspan(first, std::min(count, documents_.size() - first));
  try {
    return ask_index(*snapshot_, [&asked](const auto& database) {
      std::vector<std::string> lines;
      for (const auto document : asked)
        lines.push_back(database->get_document(document).get_data());
      return Result<std::vector<std::string>>(std::move(lines));
    });
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

Result<std::vector<Offering>> Selection::offerings(std::size_t first, std::size_t count) const {
  const auto kept = lines(first, count);
  if (!kept) return kept.error();
  std::vector<Offering> offerings;
  for (const auto& line : *kept) {
    auto offering = kept_offering(line);
    if (!offering) return std::move(offering).error();
    offerings.push_back(*std::move(offering));
  }
  return offerings;
}

}  // namespace rundkurs
