#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemas/desk/inquiry.h"
#include "schemas/timestamp.h"
#include "searchd/desk/mail_file.h"

namespace rundkurs::desk {

/// What a message says. All of it is UTF-8 and clean, whatever the sender wrote.
struct ReceivedMail {
  std::string id;                    ///< Message-ID without its brackets; may be empty.
  std::vector<std::string> answers;  ///< Message-IDs it answers, nearest first.
  Contact from;                      ///< Name and address.
  std::optional<Timestamp> date;     ///< Where it has a right one.
  std::string subject;
  std::string text;  ///< Plain; what was written as HTML alone is turned into it.
  std::vector<std::string> attachments;  ///< Their names; they are not unpacked.
};

inline constexpr std::size_t longest_text = std::size_t{64} << 10U;
inline constexpr std::size_t most_parts = 200;
inline constexpr std::size_t deepest_part = 20;

/// Reads one message (RFC 5322, MIME): encoded headers and bodies in all charsets that ICU knows,
/// the plain one of alternatives. What excess_of() refuses is not parsed. From any thread.
std::variant<ReceivedMail, MailFault> read_mail(std::string_view message, bool from_mbox);

}  // namespace rundkurs::desk
