#include "schemas/desk/inquiry_row.h"

#include <nlohmann/json.hpp>

#include "schemas/desk/asked_json.h"

namespace rundkurs::desk {

Inquiry inquiry_of(const sql::Use& row) {
  Inquiry inquiry;
  inquiry.id = row.text(0);
  inquiry.received = row.time(1);
  inquiry.origin = origin_named(row.view(2)).value_or(Origin::form);
  inquiry.language = row.text(3);
  inquiry.text = row.text(4);
  inquiry.contact = {row.text(5), row.text(6), row.text(7)};
  inquiry.organisation_type = row.text(8);
  inquiry.sector = row.text(9);
  inquiry.consented = row.optional_time(10);
  inquiry.asked = asked_of(nlohmann::json::parse(row.view(11)));
  inquiry.constraints = row.text(12);
  inquiry.status = status_named(row.view(13)).value_or(Status::fresh);
  inquiry.outcome = outcome_named(row.view(14)).value_or(Outcome::open);
  inquiry.assignee = row.text(15);
  inquiry.due = row.text(16);
  inquiry.answer = row.text(17);
  inquiry.answered = row.optional_time(18);
  inquiry.erased = row.optional_time(19);
  inquiry.revision = row.integer(20);
  return inquiry;
}

}  // namespace rundkurs::desk
