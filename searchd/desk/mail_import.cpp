#include "searchd/desk/mail_import.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "searchd/desk/password.h"

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

std::string key_of(const ReceivedMail& mail) {
  if (!mail.id.empty()) return key_of_id(mail.id);
  return digest_of(fmt::format("mail\n{}\n{}\n{}\n{}",
                               mail.from.email,
                               mail.date ? format_timestamp(*mail.date) : "",
                               mail.subject,
                               mail.text));
}

/// The subject is often the half of what is asked.
Letter letter_of(const ReceivedMail& mail) {
  Letter letter;
  letter.origin = Origin::mail;
  letter.contact = mail.from;
  letter.text = mail.subject.empty() || mail.text.starts_with(mail.subject)
                    ? mail.text
                    : mail.subject + "\n\n" + mail.text;
  return letter;
}

MailedMessage message_of(const ReceivedMail& mail, Inquiry inquiry) {
  MailedMessage message{key_of(mail), mail.id, {}, std::move(inquiry)};
  for (const auto& id : mail.answers)
    message.answers.push_back(key_of_id(id));
  return message;
}

}  // namespace

/// A digest, so that nothing is left of a message when it is erased but that it is known.
std::string key_of_id(const std::string& id) {
  return digest_of("mail " + id);
}

Timestamp received(const ReceivedMail& mail, Timestamp now) {
  // Before that nobody wrote to a centre by mail: a wrong clock, whose letters retention would
  // take.
  constexpr Timestamp first_mail = std::chrono::sys_days(std::chrono::year(1995) / 1 / 1);
  return mail.date && *mail.date >= first_mail && *mail.date <= now ? *mail.date : now;
}

Result<MailReading> MailImport::read(std::string_view bytes) const {
  const auto file = messages_in(bytes);
  if (file.messages.empty())
    return Error{Error::Code::malformed, "holds no message", "", "give an .eml or mbox file"};
  if (file.messages.size() > most_messages)
    return Error{Error::Code::malformed,
                 fmt::format("holds {} messages", file.messages.size()),
                 "",
                 fmt::format("import at most {} at once", most_messages)};
  MailReading reading;
  std::size_t number = 0;
  for (const auto message : file.messages) {
    ++number;
    auto mail = read_mail(message, file.mbox);
    if (const auto* const fault = std::get_if<MailFault>(&mail)) {
      reading.unread.push_back({number, *fault});
    } else if (closings_.is_all_of(std::get<ReceivedMail>(mail).text)) {
      reading.unread.push_back({number, MailFault::only_signature});
    } else {
      reading.read.push_back({number, std::get<ReceivedMail>(std::move(mail))});
    }
  }
  // An answer has to come after what it answers, which folders do not care about.
  std::stable_sort(reading.read.begin(), reading.read.end(), [](const auto& a, const auto& b) {
    return a.mail.date < b.mail.date;
  });
  return reading;
}

Result<std::vector<Taken>> MailImport::preview(const MailReading& reading, const By& by) const {
  std::vector<MailedMessage> messages;
  for (const auto& read : reading.read)
    messages.push_back(message_of(read.mail, {}));
  return mailbox_.take(messages, by, Mailbox::Keep::nothing);
}

Result<std::vector<Taken>> MailImport::take(const MailReading& reading, const By& by) const {
  std::vector<MailedMessage> messages;
  for (const auto& read : reading.read) {
    auto inquiry = intake_.understood(letter_of(read.mail), received(read.mail, by.at)).inquiry;
    messages.push_back(message_of(read.mail, std::move(inquiry)));
  }
  return mailbox_.take(messages, by);
}

}  // namespace rundkurs::desk
