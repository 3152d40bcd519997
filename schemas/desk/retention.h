#pragma once

#include <cstddef>

#include "schemas/desk/desk.h"

namespace rundkurs::desk {

/// Days after which what is personal goes.
struct Retention {
  int inquiries = 365;     ///< Name, address and words of an inquiry; the counted facts stay.
  int survey_words = 730;  ///< Own words of a survey's answers; the counted facts stay.
  int audit = 730;         ///< What is in the audit log.
};

/// What was kept long enough, and is gone now.
struct Erased {
  std::size_t inquiries = 0;
  std::size_t views = 0;         ///< Of the inbox, that held words; kept as long as inquiries.
  std::size_t survey_words = 0;  ///< Answers that lost theirs.
  std::size_t audit = 0;         ///< Rows of the audit log.

  friend bool operator==(const Erased&, const Erased&) = default;
};

/// Erases what was kept longer than so at the time of `by`.
Result<Erased> erase_kept_longer_than(const Retention& retention, Desk& desk, const By& by);

}  // namespace rundkurs::desk
