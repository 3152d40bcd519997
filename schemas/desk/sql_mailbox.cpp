#include "schemas/desk/sql_mailbox.h"

#include <utility>

namespace rundkurs::desk {

SqlMailbox::SqlMailbox(sql::SharedConnection& shared, SqlInquiries& inquiries)
    : shared_(shared),
      inquiries_(inquiries),
      find_(shared.connection(), "SELECT inquiry FROM inquiry_mail WHERE key = ?1"),
      find_open_(shared.connection(),
                 "SELECT inquiry_mail.inquiry FROM inquiry_mail JOIN inquiry ON inquiry.id = "
                 "inquiry_mail.inquiry"
                 " WHERE inquiry_mail.key = ?1 AND inquiry.erased IS NULL"),
      add_(shared.connection(),
           "INSERT INTO inquiry_mail (key, inquiry, message) VALUES (?1, ?2, ?3)"),
      messages_(shared.connection(),
                "SELECT message FROM inquiry_mail WHERE inquiry = ?1 AND message <> ''"
                " ORDER BY message") {}

Result<std::vector<Taken>> SqlMailbox::take(const std::vector<MailedMessage>& messages,
                                            const By& by,
                                            Keep keep) {
  return shared_.in_transaction([&] {
    std::vector<Taken> all;
    Here here;
    for (const auto& message : messages) {
      all.push_back(take(message, by, keep, here));
      if (all.back().as != Taken::As::known) here.emplace(message.key, all.back().inquiry);
    }
    return all;
  });
}

Result<void> SqlMailbox::sent(std::string_view inquiry,
                              const std::string& key,
                              const std::string& message_id,
                              const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    add_.run(key, inquiry, message_id);
    inquiries_.note(by, Act::answer_sent, inquiry);
    return {};
  });
}

Result<std::vector<std::string>> SqlMailbox::messages_of(std::string_view inquiry) {
  return shared_.guarded([&] {
    std::vector<std::string> ids;
    for (auto row = messages_.use(inquiry); row.next();)
      ids.push_back(row.text(0));
    return ids;
  });
}

Taken SqlMailbox::take(const MailedMessage& message, const By& by, Keep keep, const Here& here) {
  if (auto known = inquiry_of_key(message.key, here)) return {Taken::As::known, *std::move(known)};
  auto answered = answered_by(message, here);
  Taken taken{answered ? Taken::As::entry : Taken::As::inquiry, answered.value_or("")};
  if (keep == Keep::nothing) return taken;
  if (answered) {
    inquiries_.insert_message(taken.inquiry, message.inquiry, by);
  } else {
    taken.inquiry = inquiries_.insert(message.inquiry);
    inquiries_.note(by, Act::inquiry_imported, taken.inquiry);
  }
  add_.run(message.key, taken.inquiry, message.message_id);
  return taken;
}

std::optional<std::string> SqlMailbox::inquiry_of_key(const std::string& key, const Here& here) {
  if (const auto found = here.find(key); found != here.end()) return found->second;
  auto row = find_.use(key);
  return row.next() ? std::optional(row.text(0)) : std::nullopt;
}

std::optional<std::string> SqlMailbox::answered_by(const MailedMessage& message, const Here& here) {
  for (const auto& key : message.answers) {
    if (const auto found = here.find(key); found != here.end()) return found->second;
    if (auto row = find_open_.use(key); row.next()) return row.text(0);
  }
  return std::nullopt;
}

}  // namespace rundkurs::desk
