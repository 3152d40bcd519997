#pragma once

#include <cstddef>
#include <string_view>

namespace rundkurs {

/// More attributes than any element of a feed or sitemap has.
inline constexpr std::size_t max_xml_attributes = 500;

/// Whether some tag of an XML text has more attributes than that. libxml2 holds each against all
/// others of its tag, so that a file of a megabyte would keep it for a minute. One pass over the
/// bytes, to be made before any parser sees them.
bool has_attribute_flood(std::string_view xml);

}  // namespace rundkurs
