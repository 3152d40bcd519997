#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/timestamp.h"
#include "searchd/desk/mail_import.h"

namespace rundkurs::desk {

/// Files that were looked at and wait for the word to be taken in: one of each account, in memory
/// alone, for half an hour. From any thread.
class MailWaiting {
 public:
  /// Takes the place of what waited for the account before. The name by which take() gives it.
  std::string put(const std::string& account, MailReading reading, Timestamp now);

  /// Empty where it has waited too long, or was never there.
  std::optional<MailReading> take(const std::string& account, std::string_view name, Timestamp now);

 private:
  struct Waiting {
    std::string name;
    MailReading reading;
    Timestamp since;
  };
  void drop_old(Timestamp now);

  std::mutex mutex_;
  std::map<std::string, Waiting> of_account_;
};

}  // namespace rundkurs::desk
