#include "schemas/desk/retention.h"

namespace rundkurs::desk {

Result<Erased> erase_kept_since_before(Desk& desk, Timestamp time, const By& by) {
  const auto inquiries = desk.inquiries().erase_received_before(time, by);
  if (!inquiries) return inquiries.error();
  const auto views = desk.inbox_views().remove_worded_before(time, by);
  if (!views) return views.error();
  return Erased{*inquiries, *views};
}

}  // namespace rundkurs::desk
