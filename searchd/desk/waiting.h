#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "schemas/random_text.h"
#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// What was made of files that somebody looked at, until the word comes to take it in: one of each
/// account, in memory alone, for half an hour. From any thread.
template <typename Content>
class Waiting {
 public:
  /// Takes the place of what waited for the account before. The name by which take() gives it.
  std::string put(const std::string& account, Content content, Timestamp now) {
    const std::lock_guard alone(mutex_);
    drop_old(now);
    of_account_.erase(account);
    if (of_account_.size() == most_waiting)
      of_account_.erase(std::min_element(
          of_account_.begin(), of_account_.end(), [](const auto& a, const auto& b) {
            return a.second.since < b.second.since;
          }));
    auto name = random_text(name_characters);
    of_account_.emplace(account, Entry{name, std::move(content), now});
    return name;
  }

  /// Empty where it has waited too long, or was never there.
  std::optional<Content> take(const std::string& account, std::string_view name, Timestamp now) {
    const std::lock_guard alone(mutex_);
    drop_old(now);
    const auto found = of_account_.find(account);
    if (found == of_account_.end() || found->second.name != name) return std::nullopt;
    auto content = std::move(found->second.content);
    of_account_.erase(found);
    return content;
  }

 private:
  struct Entry {
    std::string name;
    Content content;
    Timestamp since;
  };
  static constexpr auto longest_wait = std::chrono::minutes(30);
  static constexpr std::size_t most_waiting = 4;  // Each may be as large as a file.
  static constexpr std::size_t name_characters = 16;

  void drop_old(Timestamp now) {
    std::erase_if(of_account_,
                  [now](const auto& entry) { return now - entry.second.since > longest_wait; });
  }

  std::mutex mutex_;
  std::map<std::string, Entry> of_account_;
};

}  // namespace rundkurs::desk
