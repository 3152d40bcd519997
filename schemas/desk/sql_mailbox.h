#pragma once

#include <map>
#include <optional>
#include <string>

#include "schemas/desk/mailbox.h"
#include "schemas/desk/sql_inquiries.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The table `inquiry_mail` (`migrations/0005_mail.sql`).
class SqlMailbox final : public Mailbox {
 public:
  /// `inquiries` uses the same connection and outlives it. Throws sql::DatabaseError.
  SqlMailbox(sql::SharedConnection& shared, SqlInquiries& inquiries);

  Result<std::vector<Taken>> take(const std::vector<MailedMessage>& messages,
                                  const By& by,
                                  Keep keep) override;
  Result<void> sent(std::string_view inquiry,
                    const std::string& key,
                    const std::string& message_id,
                    const By& by) override;
  Result<std::vector<std::string>> messages_of(std::string_view inquiry) override;

 private:
  /// Of the messages of one call: the inquiries that they are in; empty for one that is not kept.
  using Here = std::map<std::string, std::string, std::less<>>;
  std::optional<std::string> inquiry_of_key(const std::string& key, const Here& here);
  std::optional<std::string> answered_by(const MailedMessage& message, const Here& here);
  Taken take(const MailedMessage& message, const By& by, Keep keep, const Here& here);

  sql::SharedConnection& shared_;
  SqlInquiries& inquiries_;
  sql::Statement find_;
  sql::Statement find_open_;
  sql::Statement add_;
  sql::Statement messages_;
};

}  // namespace rundkurs::desk
