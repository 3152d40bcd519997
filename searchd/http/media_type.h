#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Content negotiation, RFC 9110 section 12: what a client says it can take.
namespace rundkurs::http {

/// True where `content_type` ("application/json; charset=utf-8") names one of the media types.
bool is_one_of(std::string_view content_type, std::span<const std::string> media_types);

/// The weight 0–1 that an Accept, Accept-Encoding or Accept-Language field gives to `value`.
/// 1 where the field is empty. Wildcards count ("text/*", "*/*", "*"); the closest entry decides.
double weight_of(std::string_view accept, std::string_view value);

/// The heaviest of `offered`, the first of equals; empty where none is taken.
std::string_view best_of(std::string_view accept, std::span<const std::string_view> offered);

/// The languages of an Accept-Language field, best first: "nb-NO" stays as sent, lower case.
std::vector<std::string> accepted_languages(std::string_view accept_language);

}  // namespace rundkurs::http
