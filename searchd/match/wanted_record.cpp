#include "searchd/match/wanted_record.h"

#include <algorithm>
#include <utility>

#include "searchd/match/fit.h"

namespace rundkurs::match {

void put_wanted_record_first(Offering& offering, const Choice& languages) {
  const auto is_wanted = [&](const auto& record) {
    return holds_language(languages.wanted, record.first);
  };
  const auto& records = offering.ids;
  const bool first_already = std::any_of(records.begin(), records.end(), [&](const auto& record) {
    return record.second == offering.id && is_wanted(record);
  });
  const auto wanted = std::find_if(records.begin(), records.end(), is_wanted);
  if (first_already || wanted == records.end()) return;

  std::erase(offering.aliases, wanted->second);
  offering.aliases.push_back(std::exchange(offering.id, wanted->second));
  std::sort(offering.aliases.begin(), offering.aliases.end());
  if (const auto page = offering.urls.find(wanted->first); page != offering.urls.end())
    offering.url = page->second;
}

}  // namespace rundkurs::match
