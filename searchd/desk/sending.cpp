#include "searchd/desk/sending.h"

#include <utility>

#include "schemas/random_text.h"
#include "schemas/utf8.h"
#include "searchd/desk/letter.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t message_id_characters = 24;

}  // namespace

std::string_view why_not_sent(const Room& room, const Inquiry& inquiry) {
  if (room.site.sender == nullptr) return "send_not_set_up";
  if (!is_email_address(inquiry.contact.email)) return "send_no_address";
  if (squeeze_space(inquiry.answer).empty()) return "send_empty";
  return {};
}

Result<std::string> send_answer(const Room& room, const Inquiry& inquiry) {
  const auto& from = room.site.sender->from();
  auto answers = room.site.desk.mailbox().messages_of(inquiry.id);
  if (!answers) return std::move(answers).error();
  auto id = random_text(message_id_characters) + from.substr(from.rfind('@'));
  const auto sent = room.site.sender->send({inquiry.contact.email,
                                            room.site.draft.subject(inquiry.language),
                                            inquiry.answer,
                                            room.now,
                                            from,
                                            id,
                                            *std::move(answers)});
  if (!sent) return sent.error();
  return id;
}

}  // namespace rundkurs::desk
