#include "schemas/desk/sql_duplicates.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "schemas/desk/inquiry_row.h"
#include "schemas/desk/likeness.h"
#include "schemas/desk/merged.h"
#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

/// Among so many of the newest near texts are looked for.
constexpr std::int64_t most_likened = 500;

std::string unerased(std::string_view rest) {
  return fmt::format(
      "SELECT {} FROM inquiry WHERE erased IS NULL AND id <> ?1 {}", inquiry_columns, rest);
}

Error no_such_inquiry() {
  return {Error::Code::not_found, "there is no such inquiry", "inquiry", "it may have been merged"};
}

Error cannot_merge() {
  return {Error::Code::conflict, "cannot be merged", "inquiry", "one of them is erased"};
}

}  // namespace

SqlDuplicates::SqlDuplicates(sql::SharedConnection& shared, SqlInquiries& inquiries)
    : shared_(shared),
      inquiries_(inquiries),
      newest_(shared.connection(), unerased("ORDER BY received DESC, id LIMIT ?2")),
      of_address_(shared.connection(),
                  unerased("AND lower(email) = lower(?2) ORDER BY received DESC, id LIMIT ?3")),
      merged_into_(shared.connection(), "SELECT inquiry FROM inquiry_merged WHERE id = ?1"),
      add_merged_(shared.connection(),
                  "INSERT INTO inquiry_merged (id, inquiry, at) VALUES (?1, ?2, ?3)") {
  for (const char* table : {"inquiry_post", "inquiry_mail", "inquiry_merged"})
    move_.emplace_back(shared.connection(),
                       fmt::format("UPDATE {} SET inquiry = ?1 WHERE inquiry = ?2", table));
  for (const char* statement : {"DELETE FROM inquiry_entry WHERE inquiry = ?1",
                                "DELETE FROM inquiry_proposal WHERE inquiry = ?1",
                                "DELETE FROM inquiry WHERE id = ?1"})
    remove_.emplace_back(shared.connection(), statement);
}

Result<std::vector<Duplicate>> SqlDuplicates::of(const Inquiry& inquiry, std::size_t limit) {
  return shared_.guarded([&] {
    std::vector<Duplicate> found;
    if (inquiry.erased) return found;
    const Wording wording(inquiry.text);
    if (!inquiry.contact.email.empty()) {
      for (auto row = of_address_.use(inquiry.id, inquiry.contact.email, limit); row.next();)
        found.push_back({inquiry_of(row), true, false});
    }
    for (auto& duplicate : found)
      duplicate.near_text = Wording(duplicate.inquiry.text).likeness(wording) >= near_same;
    const auto email = fold_case(inquiry.contact.email);
    for (auto row = newest_.use(inquiry.id, most_likened); row.next() && found.size() < limit;) {
      auto other = inquiry_of(row);
      const bool has_address = !email.empty() && fold_case(other.contact.email) == email;
      if (!has_address && Wording(other.text).likeness(wording) >= near_same)
        found.push_back({std::move(other), false, true});
    }
    return found;
  });
}

Result<void> SqlDuplicates::merge(std::string_view into_id,
                                  std::string_view from_id,
                                  const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    const auto into = inquiries_.whole(into_id);
    const auto from = inquiries_.whole(from_id);
    if (!into || !from) return no_such_inquiry();
    if (into_id == from_id || into->erased || from->erased) return cannot_merge();
    const auto whole = merged(*into, *from);
    if (!inquiries_.write(whole)) return cannot_merge();
    for (auto& move : move_)
      move.run(into_id, from_id);
    for (auto& remove : remove_)
      remove.run(from_id);
    inquiries_.write_thread(whole);
    add_merged_.run(from_id, into_id, by.at);
    inquiries_.note(by, Act::merged_into_another, from_id);
    inquiries_.note(by, Act::other_merged_in, into_id);
    return {};
  });
}

Result<std::optional<std::string>> SqlDuplicates::merged_into(std::string_view id) {
  return shared_.guarded([&] {
    auto row = merged_into_.use(id);
    return row.next() ? std::optional(row.text(0)) : std::nullopt;
  });
}

}  // namespace rundkurs::desk
