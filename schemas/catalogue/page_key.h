#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// What all spellings of one page's address have in common, to compare by (never to fetch):
/// no scheme, no `www.`, host in lower case, no default port, escapes in one form, no slash at the
/// end, parameters sorted, no parameter that only says whence a reader came, no fragment (but a
/// client-side route such as `#/course/1` stays). Empty for what is no http or https URL.
std::string page_key(std::string_view url);

/// True for the key of a site's front page, also of one language of it ("uni.example/en"): nearly
/// every page links to it, so sharing it says nothing.
bool is_front_page(std::string_view key);

}  // namespace rundkurs
