#include "searchd/desk/curation_queue.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace rundkurs::desk {
namespace {

/// A look counts as long as the catalogue has it count.
constexpr auto look_counts = std::chrono::days(182);
/// So many of the least relevant are looked at, however many of them a person has seen.
constexpr std::size_t most_doubted = 2000;
constexpr std::size_t read_at_once = 100;

bool is_settled(const Offering& offering, const std::optional<Review>& review, Timestamp now) {
  if (offering.relevance_curated || !offering.gone.empty() || offering.demonstration) return true;
  return review && now - review->at < look_counts &&
         format_timestamp(review->at) >= offering.last_changed;
}

Result<std::vector<Offering>> doubtful(Curation& curation,
                                       const SearchService& search,
                                       Timestamp now,
                                       std::size_t limit) {
  std::vector<Offering> found;
  // By relevance, and the least of it is the last.
  const auto all = search.select({}, today());
  if (!all) return all.error();
  auto end = all->size();
  const auto stop = end - std::min(end, most_doubted);
  while (end > stop && found.size() < limit) {
    const auto begin = end - std::min(end, read_at_once);
    const auto records = all->offerings(begin, end - begin);
    if (!records) return records.error();
    for (auto i = records->size(); i-- > 0 && found.size() < limit;) {
      if ((*records)[i].relevance.value_or(0) > 1) return found;
      auto kept = curation.corrections().find((*records)[i].id);
      if (!kept) return std::move(kept).error();
      if (!*kept) continue;
      const auto review = curation.review((*kept)->id);
      if (!review) return review.error();
      if (!is_settled(**kept, *review, now)) found.push_back(**std::move(kept));
    }
    end = begin;
  }
  return found;
}

}  // namespace

bool is_queue(std::string_view name) {
  return std::find(std::begin(queue_names), std::end(queue_names), name) != std::end(queue_names);
}

Result<std::vector<Offering>> queued(std::string_view queue,
                                     Curation& curation,
                                     const SearchService& search,
                                     Timestamp now,
                                     std::size_t limit) {
  const auto concern = concern_named(queue);
  if (!concern) return doubtful(curation, search, now, limit);
  std::vector<Offering> found;
  const auto read = curation.for_each({*concern, "", now}, [&](const Offering& offering) {
    found.push_back(offering);
    return found.size() < limit;
  });
  if (!read) return read.error();
  return found;
}

}  // namespace rundkurs::desk
