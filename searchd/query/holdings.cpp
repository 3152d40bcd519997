#include "searchd/query/holdings.h"

#include <utility>

namespace rundkurs::query {
namespace {

// Of the lists and the map, for each entry.
constexpr std::size_t overhead = 200;

}  // namespace

std::shared_ptr<const Holdings> HoldingsCache::find(std::string_view key) {
  return kept_.find(key);
}

void HoldingsCache::keep(std::string_view key, std::shared_ptr<const Holdings> holdings) {
  std::string own(key);
  const auto bytes = overhead + own.capacity() + holdings->capacity() * sizeof(Holding);
  kept_.keep(std::move(own), std::move(holdings), bytes);
}

}  // namespace rundkurs::query
