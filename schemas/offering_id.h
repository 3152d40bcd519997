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

/// `<institution id>-<slug of the local code>`.
std::string offering_id(std::string_view institution_id, std::string_view code);

/// Where there is no code: the slug of the title, and some digits made of the page's address, since
/// an institution may have two courses of one title.
std::string offering_id(std::string_view institution_id,
                        std::string_view title,
                        std::string_view url);

}  // namespace rundkurs
