#pragma once

#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs::http {

/// A field of a form that brings files (multipart/form-data, RFC 7578). Views into the body; names
/// are what the browser wrote, and nothing says that they are valid UTF-8.
struct FormPart {
  std::string_view name;
  std::string_view filename;  ///< Empty for a field without a file.
  std::string_view content;
};

/// The parts of a body, in order. An error where the media type has no boundary, or the body does
/// not end as it says: part of a file would be missing. At most `most_form_parts`.
Result<std::vector<FormPart>> parse_form_data(std::string_view content_type, std::string_view body);
inline constexpr std::size_t most_form_parts = 20;

}  // namespace rundkurs::http
