#include "crawlers/archive/record_index.h"

#include "schemas/fnv.h"

namespace rundkurs {
namespace {

std::uint64_t hash_of(std::string_view a, std::string_view b) {
  return fnv1a(a) * 31 + fnv1a(b);
}

}  // namespace

void RecordIndex::remember(std::string_view a, std::string_view b) {
  if (a.empty()) return;
  numbers_.insert_or_assign(hash_of(a, b), static_cast<std::uint32_t>(places_.size() - 1));
}

std::optional<RecordIndex::Place> RecordIndex::find(std::string_view a, std::string_view b) const {
  if (a.empty()) return std::nullopt;
  const auto found = numbers_.find(hash_of(a, b));
  if (found == numbers_.end()) return std::nullopt;
  return places_[found->second];
}

void RecordIndex::add(const WarcHeader& record, const Place& place) {
  places_.push_back(place);
  remember(record.field("WARC-Record-ID"), {});
  remember(record.target(), record.field("WARC-Date"));
  remember(record.field("WARC-Payload-Digest"), {});
}

std::optional<RecordIndex::Place> RecordIndex::find_referred(const WarcHeader& revisit) const {
  if (const auto by_id = find(revisit.field("WARC-Refers-To"), {})) return by_id;
  const auto date = revisit.field("WARC-Refers-To-Date");
  if (const auto by_page =
          date.empty() ? std::nullopt : find(revisit.field("WARC-Refers-To-Target-URI"), date)) {
    return by_page;
  }
  return find(revisit.field("WARC-Payload-Digest"), {});
}

}  // namespace rundkurs
