#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// Lower case ASCII words joined by hyphens: "Ås – Øst & Þing" → "as-ost-thing". Letters of the
/// Nordic languages become what their speakers write without them (å→a, ä→a, ö→o, ø→o, æ→ae, ð→d,
/// þ→th). Empty for a text without letters or digits.
std::string slug(std::string_view text);

/// `<country>-<slug of the short name>`: the id of an institution and the name of its source file.
std::string institution_id(std::string_view country, std::string_view short_name);

/// `<institution id>-<slug of the local code, else of the title>`, cut to a length that is still
/// easy to handle.
std::string offering_id(std::string_view institution_id, std::string_view code_or_title);

}  // namespace rundkurs
