#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/mailbox.h"
#include "searchd/desk/closings.h"
#include "searchd/desk/intake.h"
#include "searchd/desk/mail_file.h"
#include "searchd/desk/mail_reader.h"

namespace rundkurs::desk {

/// What a file of mail holds.
struct MailReading {
  struct Read {
    std::size_t number;  ///< Its place in the file, from 1.
    ReceivedMail mail;
  };
  struct Unread {
    std::size_t number;
    MailFault fault;
  };
  std::vector<Read> read;  ///< Oldest first.
  std::vector<Unread> unread;
};

/// Makes inquiries of mail. From any thread.
class MailImport {
 public:
  /// All must outlive it.
  MailImport(Mailbox& mailbox, const Intake& intake, const Closings& closings)
      : mailbox_(mailbox), intake_(intake), closings_(closings) {}

  /// Reads an .eml or mbox file. An error where it holds nothing, or more than most_messages.
  Result<MailReading> read(std::string_view file) const;

  /// What would become of the messages, in their order; nothing is stored.
  Result<std::vector<Taken>> preview(const MailReading& reading, const By& by) const;

  /// Takes all of them in together, or none.
  Result<std::vector<Taken>> take(const MailReading& reading, const By& by) const;

 private:
  Mailbox& mailbox_;
  const Intake& intake_;
  const Closings& closings_;
};

/// By which the mailbox knows a message of this Message-ID.
std::string key_of_id(const std::string& id);

/// When a message came: as it says itself where that can be, else `now`.
Timestamp received(const ReceivedMail& mail, Timestamp now);

}  // namespace rundkurs::desk
