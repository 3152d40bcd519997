#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/desk/inquiry.h"
#include "schemas/vocabulary.h"

namespace rundkurs::desk {

/// What somebody writes to the centre, before it is read. Texts are what came over the wire until
/// cleaned() has seen them.
struct Letter {
  Origin origin = Origin::form;
  std::string text;
  std::string language;  ///< Of the page that it was written on; may be empty.
  Contact contact;
  std::string organisation_type;
  std::string sector;
  bool consents = false;
};

/// Of a name, an address, an organisation, in bytes.
inline constexpr std::size_t longest_contact_line = 200;

/// Valid UTF-8 without control characters, lines ending in \n, contact data on one line each.
Letter cleaned(Letter letter);

/// What is wrong with a letter.
struct Fault {
  std::string_view member;  ///< "text", "email" … as the API and the form name it.
  std::string_view detail;  ///< For a programmer, in English.
};

/// The first fault of a cleaned letter; empty where there is none.
std::optional<Fault> fault_of(const Letter& letter, const Vocabulary& vocabulary);

/// Something that mail can be sent to, as far as can be told without sending any.
bool is_email_address(std::string_view text);

/// "F", "C10", "G47.71": a section of NACE Rev. 2, or a part of one.
bool is_nace_code(std::string_view text);

}  // namespace rundkurs::desk
