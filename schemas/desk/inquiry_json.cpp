#include "schemas/desk/inquiry_json.h"

#include <utility>

#include "schemas/desk/asked_json.h"
#include "schemas/json.h"
#include "schemas/json_members.h"
#include "schemas/json_schema.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

json proposal_json(const Proposal& proposal) {
  json object = {{"offering", proposal.offering}, {"choice", name_of(proposal.choice)}};
  put(object, "title", proposal.title);
  put(object, "institution", proposal.institution);
  put(object, "url", proposal.url);
  put(object, "reasons", proposal.reasons);
  put(object, "reservations", proposal.reservations);
  return object;
}

Proposal proposal_of(const json& object) {
  Proposal proposal;
  take(object, "offering", proposal.offering);
  take(object, "title", proposal.title);
  take(object, "institution", proposal.institution);
  take(object, "url", proposal.url);
  take(object, "reasons", proposal.reasons);
  take(object, "reservations", proposal.reservations);
  proposal.choice = choice_named(object.at("choice").get<std::string>()).value_or(Choice::proposed);
  return proposal;
}

json entry_json(const Entry& entry) {
  json object = {
      {"at", format_timestamp(entry.at)}, {"kind", name_of(entry.kind)}, {"text", entry.text}};
  put(object, "author", entry.author);
  return object;
}

Entry entry_of(const json& object, Timestamp at) {
  Entry entry{.at = at, .author = {}, .kind = Entry::Kind::note, .text = {}};
  take(object, "author", entry.author);
  take(object, "text", entry.text);
  entry.kind = entry_kind_named(object.at("kind").get<std::string>()).value_or(Entry::Kind::note);
  return entry;
}

void put_time(json& object, const char* name, const std::optional<Timestamp>& time) {
  if (time) object[name] = format_timestamp(*time);
}

/// Reads the times of a record, and remembers the first that is none.
class Times {
 public:
  Timestamp at(const json& object, const char* name) {
    const auto text = object.at(name).get<std::string>();
    const auto time = parse_timestamp(text);
    if (!time && wrong_.empty()) wrong_ = text;
    return time.value_or(Timestamp{});
  }
  std::optional<Timestamp> find(const json& object, const char* name) {
    if (!object.contains(name)) return std::nullopt;
    return at(object, name);
  }
  const std::string& wrong() const { return wrong_; }

 private:
  std::string wrong_;
};

}  // namespace

json to_json(const Inquiry& inquiry) {
  json record = {{"id", inquiry.id},
                 {"received", format_timestamp(inquiry.received)},
                 {"origin", name_of(inquiry.origin)},
                 {"language", inquiry.language},
                 {"text", inquiry.text},
                 {"asked", to_json(inquiry.asked)},
                 {"status", name_of(inquiry.status)},
                 {"outcome", name_of(inquiry.outcome)}};
  put(record, "name", inquiry.contact.name);
  put(record, "email", inquiry.contact.email);
  put(record, "organisation", inquiry.contact.organisation);
  put(record, "organisation_type", inquiry.organisation_type);
  put(record, "sector", inquiry.sector);
  put(record, "constraints", inquiry.constraints);
  put(record, "assignee", inquiry.assignee);
  put(record, "due", inquiry.due);
  put(record, "answer", inquiry.answer);
  put_time(record, "consented", inquiry.consented);
  put_time(record, "answered", inquiry.answered);
  put_time(record, "erased", inquiry.erased);
  for (const auto& proposal : inquiry.proposals)
    record["proposals"].push_back(proposal_json(proposal));
  for (const auto& entry : inquiry.thread)
    record["thread"].push_back(entry_json(entry));
  return record;
}

Result<Inquiry> inquiry_of(const json& record, const std::string& where) {
  if (auto right = JsonSchema::named("inquiry").check(record, where); !right)
    return std::move(right).error();
  Inquiry inquiry;
  Times times;
  take(record, "id", inquiry.id);
  take(record, "language", inquiry.language);
  take(record, "text", inquiry.text);
  take(record, "name", inquiry.contact.name);
  take(record, "email", inquiry.contact.email);
  take(record, "organisation", inquiry.contact.organisation);
  take(record, "organisation_type", inquiry.organisation_type);
  take(record, "sector", inquiry.sector);
  take(record, "constraints", inquiry.constraints);
  take(record, "assignee", inquiry.assignee);
  take(record, "due", inquiry.due);
  take(record, "answer", inquiry.answer);
  inquiry.asked = asked_of(record.at("asked"));
  inquiry.origin = origin_named(record.at("origin").get<std::string>()).value_or(Origin::form);
  inquiry.status = status_named(record.at("status").get<std::string>()).value_or(Status::fresh);
  inquiry.outcome = outcome_named(record.at("outcome").get<std::string>()).value_or(Outcome::open);
  inquiry.received = times.at(record, "received");
  inquiry.consented = times.find(record, "consented");
  inquiry.answered = times.find(record, "answered");
  inquiry.erased = times.find(record, "erased");
  for (const auto& object : record.value("proposals", json::array()))
    inquiry.proposals.push_back(proposal_of(object));
  for (const auto& object : record.value("thread", json::array()))
    inquiry.thread.push_back(entry_of(object, times.at(object, "at")));
  if (!times.wrong().empty())
    return Error{Error::Code::malformed,
                 "not a time: " + times.wrong(),
                 where,
                 "write it as 2026-12-24T10:00:00Z"};
  return inquiry;
}

}  // namespace rundkurs::desk
