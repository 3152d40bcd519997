#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::normalise {

/// Languages named in a value, in order: "Norsk/Engelsk" → no, en; "suomi-ruotsi" → fi, sv;
/// "oppilaitoksenopetuskieli_1" → fi; "nob", "en-GB", "http://…/language/ENG" → nb, en, en.
/// Unknown words give nothing.
std::vector<std::string> languages(std::string_view words);

/// A language tag of any standard ("sv-SE", "swe", "no", "nn_NO") as ISO 639-1; empty if unknown.
std::string language_tag(std::string_view tag);

}  // namespace rundkurs::normalise
