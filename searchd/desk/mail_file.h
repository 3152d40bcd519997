#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace rundkurs::desk {

/// Why a message is not taken in.
enum class MailFault {
  no_mail,         ///< No message at all.
  too_large,       ///< More than largest_message bytes.
  too_many_parts,  ///< Parts, header fields or addresses beyond all reason.
  too_deep,        ///< Parts within parts within parts.
  no_sender,       ///< Nobody to answer.
  no_text,         ///< Nothing written: attachments alone, or encrypted.
  only_signature,  ///< Nothing written but a greeting and a name.
  text_too_long    ///< More than longest_text bytes of text.
};

/// "too-large" …
std::string_view name_of(MailFault fault);

/// A newsletter with pictures is well below.
inline constexpr std::size_t largest_message = std::size_t{12} << 20U;
inline constexpr std::size_t most_messages = 1000;

/// The messages of a file, each as it stands there: one (.eml), or many behind lines that begin
/// with "From " (mbox).
struct MailFile {
  std::vector<std::string_view> messages;
  bool mbox = false;
};
MailFile messages_in(std::string_view file);

/// What is told of a message before it is parsed, in one pass over its lines: whether parsing it
/// could cost more memory than a message is worth.
std::optional<MailFault> excess_of(std::string_view message);

}  // namespace rundkurs::desk
