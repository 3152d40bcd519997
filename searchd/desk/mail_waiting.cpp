#include "searchd/desk/mail_waiting.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "schemas/random_text.h"

namespace rundkurs::desk {
namespace {

constexpr auto longest_wait = std::chrono::minutes(30);
/// Each may be as large as a file.
constexpr std::size_t most_waiting = 4;
constexpr std::size_t name_characters = 16;

}  // namespace

std::string MailWaiting::put(const std::string& account, MailReading reading, Timestamp now) {
  const std::lock_guard alone(mutex_);
  drop_old(now);
  of_account_.erase(account);
  if (of_account_.size() == most_waiting)
    of_account_.erase(
        std::min_element(of_account_.begin(), of_account_.end(), [](const auto& a, const auto& b) {
          return a.second.since < b.second.since;
        }));
  auto name = random_text(name_characters);
  of_account_.emplace(account, Waiting{name, std::move(reading), now});
  return name;
}

std::optional<MailReading> MailWaiting::take(const std::string& account,
                                             std::string_view name,
                                             Timestamp now) {
  const std::lock_guard alone(mutex_);
  drop_old(now);
  const auto found = of_account_.find(account);
  if (found == of_account_.end() || found->second.name != name) return std::nullopt;
  auto reading = std::move(found->second.reading);
  of_account_.erase(found);
  return reading;
}

void MailWaiting::drop_old(Timestamp now) {
  std::erase_if(of_account_,
                [now](const auto& entry) { return now - entry.second.since > longest_wait; });
}

}  // namespace rundkurs::desk
