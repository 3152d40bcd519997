#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "searchd/http/response.h"

namespace rundkurs::api {

/// Answers kept for as long as what they were made from is served. Bounded in bytes; what nobody
/// has asked for longest goes first. Safe from any thread.
class ResponseCache {
 public:
  using Kept = std::shared_ptr<const http::Response>;

  /// 0 keeps nothing.
  explicit ResponseCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// The answer that was kept under this key and version; null where there is none. Asking for
  /// another version than before forgets everything.
  Kept find(const std::string& key, const std::string& version);
  /// Keeps a copy, in place of an earlier one; nothing of a version that is no longer asked for.
  void keep(const std::string& key, const std::string& version, http::Response response);

  struct Counts {
    std::uint64_t found = 0;
    std::uint64_t missed = 0;
    std::size_t entries = 0;
    std::size_t bytes = 0;
  };
  Counts counts() const;

 private:
  struct Entry {
    std::string key;
    Kept response;
    std::size_t bytes = 0;
  };
  using Entries = std::list<Entry>;

  void turn_to(const std::string& version);
  void drop(Entries::iterator entry);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::string version_;
  Entries entries_;  ///< Latest asked for first.
  std::unordered_map<std::string, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
  std::uint64_t found_ = 0;
  std::uint64_t missed_ = 0;
};

}  // namespace rundkurs::api
