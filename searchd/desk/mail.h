#pragma once

#include <string>
#include <vector>

#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// A letter to be sent by a mail program.
struct Mail {
  std::string to;  ///< An address as is_email_address() takes it; may be empty.
  std::string subject;
  std::string text;
  Timestamp date{};
  std::string from;                  ///< An address; empty in a draft.
  std::string id;                    ///< Message-ID without brackets; empty in a draft.
  std::vector<std::string> answers;  ///< Message-IDs of the thread.
};

/// As an .eml file (RFC 5322, MIME): plain text in UTF-8; without a sender marked as a draft for
/// the programs that know how to. Nothing in subject, address or id can begin a field of its own.
std::string eml_of(const Mail& mail);

}  // namespace rundkurs::desk
