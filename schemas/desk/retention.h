#pragma once

#include <cstddef>

#include "schemas/desk/desk.h"

namespace rundkurs::desk {

/// What was kept long enough, and is gone now.
struct Erased {
  std::size_t inquiries = 0;
  std::size_t views = 0;  ///< Of the inbox, that held words.
};

/// Erases what is personal in inquiries received before `time`, and removes views of the inbox made
/// before it whose words may name somebody.
Result<Erased> erase_kept_since_before(Desk& desk, Timestamp time, const By& by);

}  // namespace rundkurs::desk
