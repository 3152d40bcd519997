#include "searchd/desk/letter.h"

#include <algorithm>
#include <utility>

#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

/// RFC 5321 4.5.3.1.3: a path has 256 bytes with its angle brackets.
constexpr std::size_t longest_email = 254;

std::string clean_text(std::string text) {
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at))
    text.erase(at, 1);
  std::replace(text.begin(), text.end(), '\r', '\n');
  return clean_utf8(text);
}

std::string clean_line(const std::string& text) {
  return squeeze_space(clean_utf8(text));
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_audience(std::string_view id, const Vocabulary& vocabulary) {
  const auto& known = vocabulary.facet_labels("audience");
  return std::any_of(
      known.begin(), known.end(), [id](const FacetLabel& label) { return label.id == id; });
}

}  // namespace

Letter cleaned(Letter letter) {
  letter.text = clean_text(std::move(letter.text));
  letter.contact.name = clean_line(letter.contact.name);
  letter.contact.email = clean_line(letter.contact.email);
  letter.contact.organisation = clean_line(letter.contact.organisation);
  return letter;
}

// An address may hold nearly anything; what it must not is break the header of an answer.
bool is_email_address(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || text.size() > longest_email) return false;
  const auto domain = text.substr(at + 1);
  const auto dot = domain.rfind('.');
  const bool named = dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size();
  return named && text.find_first_of(" \t\n<>()[],;:\\\"") == std::string_view::npos &&
         std::all_of(domain.begin(), domain.end(), [](char c) {
           return is_letter_or_digit(c) || c == '.' || c == '-';
         });
}

bool is_nace_code(std::string_view text) {
  if (text.empty() || text.front() < 'A' || text.front() > 'U' || text.size() > 6) return false;
  return std::all_of(
      text.begin() + 1, text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::optional<Fault> fault_of(const Letter& letter, const Vocabulary& vocabulary) {
  if (squeeze_space(letter.text).empty()) return Fault{"text", "Give the message as a text."};
  for (const auto& [name, value] : {std::pair{"name", &letter.contact.name},
                                    {"email", &letter.contact.email},
                                    {"organisation", &letter.contact.organisation}}) {
    if (value->size() > longest_contact_line) return Fault{name, "Give at most 200 bytes."};
  }
  if (!letter.contact.email.empty() && !is_email_address(letter.contact.email))
    return Fault{"email", "Give an e-mail address, such as kari@example.org."};
  if (!letter.organisation_type.empty() && !is_audience(letter.organisation_type, vocabulary))
    return Fault{"organisation_type", "Give a value of the facet audience."};
  if (!letter.sector.empty() && !is_nace_code(letter.sector))
    return Fault{"sector", "Give a code of NACE Rev. 2, such as F or C10."};
  return std::nullopt;
}

}  // namespace rundkurs::desk
