#include "searchd/search/selection.h"

#include <algorithm>
#include <span>

#include <xapian.h>

#include "schemas/kept_offering.h"
#include "searchd/search/index_records.h"

namespace rundkurs {

Result<std::vector<std::string>> Selection::lines(std::size_t first, std::size_t count) const {
  std::vector<std::string> lines;
  first = std::min(first, documents_.size());
  const auto asked =
      std::span(documents_).subspan(first, std::min(count, documents_.size() - first));
  try {
    const auto database = snapshot_->databases.lease();
    for (const auto document : asked)
      lines.push_back(database->get_document(document).get_data());
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
  return lines;
}

Result<std::vector<Offering>> Selection::offerings(std::size_t first, std::size_t count) const {
  const auto kept = lines(first, count);
  if (!kept) return kept.error();
  std::vector<Offering> offerings;
  for (const auto& line : *kept) {
    auto offering = offering_from_kept_text(line, "index");
    if (!offering) return std::move(offering).error();
    offerings.push_back(*std::move(offering));
  }
  return offerings;
}

}  // namespace rundkurs
