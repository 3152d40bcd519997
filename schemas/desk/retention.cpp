#include "schemas/desk/retention.h"

#include <chrono>

namespace rundkurs::desk {

Result<Erased> erase_kept_longer_than(const Retention& retention, Desk& desk, const By& by) {
  using std::chrono::days;
  const auto inquiries_end = by.at - days(retention.inquiries);
  const auto inquiries = desk.inquiries().erase_received_before(inquiries_end, by);
  if (!inquiries) return inquiries.error();
  const auto views = desk.inbox_views().remove_worded_before(inquiries_end, by);
  if (!views) return views.error();
  const auto words =
      desk.needs().erase_words_stored_before(by.at - days(retention.survey_words), by);
  if (!words) return words.error();
  const auto audit = desk.accounts().shorten_audit(by.at - days(retention.audit), by);
  if (!audit) return audit.error();
  return Erased{*inquiries, *views, *words, *audit};
}

}  // namespace rundkurs::desk
