#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs {

using Json = nlohmann::json;

/// Reading a JSON value of which nothing is sure: every member may be missing or of another type,
/// and then there is simply nothing. A path is member names with dots ("hakutiedot.hakukohteet");
/// lists on its way and at its end are walked through, an empty path is the value itself.

/// Everything at the path but nulls, in the source's order.
std::vector<const Json*> all_at(const Json& from, std::string_view path);

/// The first of them; a null if there is none.
const Json& at(const Json& from, std::string_view path);

/// A text or a number as one clean line; empty for everything else and for the text "null".
std::string word(const Json& value);

/// The first that is not empty.
std::string word_at(const Json& from, std::string_view path);

bool is_true_at(const Json& from, std::string_view path);  ///< Also of the texts "true" and "1".

/// A number, also one within quotation marks, with a decimal comma or blanks between thousands.
std::optional<double> number_at(const Json& from, std::string_view path);

/// A text and its language as the source tags it ("sv", "swe", "en-GB"); empty where it does not.
struct TaggedText {
  std::string_view text;
  std::string_view lang;
};

/// The texts of a value that may be a plain text, a map of languages {"fi": …}, a text with its
/// language ({"lang", "value"}, {"language", "value"}, {"spraak", "verdi"}, {"kieli", "arvo"},
/// {"@language", "@value"} …) or a list of these. They live as long as the value.
std::vector<TaggedText> tagged_texts(const Json& value);

}  // namespace rundkurs
