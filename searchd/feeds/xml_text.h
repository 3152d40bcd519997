#pragma once

#include <string>
#include <string_view>

namespace rundkurs::feeds {

/// A text for between tags or within quotation marks: marked-up signs escaped, what is no UTF-8
/// replaced, characters that XML 1.0 forbids left out.
std::string xml_text(std::string_view text);

/// `<name>text</name>`, or nothing for an empty text. `attributes` as they shall stand, with a
/// blank before each.
std::string xml_element(std::string_view name,
                        std::string_view text,
                        std::string_view attributes = {});

}  // namespace rundkurs::feeds
