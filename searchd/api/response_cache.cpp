#include "searchd/api/response_cache.h"

#include <utility>

namespace rundkurs::api {
namespace {

// About what list, map and strings need besides their texts.
constexpr std::size_t overhead = 512;

std::size_t size_of(const std::string& key, const http::Response& response) {
  auto bytes = overhead + 2 * key.size() + response.body.size() + response.gzipped.size();
  for (const auto& field : response.fields)
    bytes += field.name.size() + field.value.size();
  return bytes;
}

}  // namespace

void ResponseCache::turn_to(const std::string& version) {
  if (version == version_) return;
  version_ = version;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
}

void ResponseCache::drop(Entries::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

ResponseCache::Kept ResponseCache::find(const std::string& key, const std::string& version) {
  const std::lock_guard lock(mutex_);
  turn_to(version);
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) {
    ++missed_;
    return nullptr;
  }
  ++found_;
  entries_.splice(entries_.begin(), entries_, known->second);
  return known->second->response;
}

void ResponseCache::keep(const std::string& key,
                         const std::string& version,
                         http::Response response) {
  const auto bytes = size_of(key, response);
  const std::lock_guard lock(mutex_);
  // One answer shall not push out all the others.
  if (version != version_ || bytes > max_bytes_ / 8) return;
  if (const auto known = by_key_.find(key); known != by_key_.end()) drop(known->second);
  entries_.push_front({key, std::make_shared<const http::Response>(std::move(response)), bytes});
  by_key_[key] = entries_.begin();
  bytes_ += bytes;
  while (bytes_ > max_bytes_)
    drop(std::prev(entries_.end()));
}

ResponseCache::Counts ResponseCache::counts() const {
  const std::lock_guard lock(mutex_);
  return {found_, missed_, entries_.size(), bytes_};
}

}  // namespace rundkurs::api
