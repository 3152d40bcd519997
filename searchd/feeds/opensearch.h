#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::feeds {

/// The description by which a browser takes the site up among its search engines: pages, feed and
/// suggestions while typing. https://github.com/dewitt/opensearch, draft 6
std::string opensearch_description(const std::string& base_url, std::string_view language);

/// The form in which a browser expects suggestions: ["typed", ["one", "two"]].
std::string opensearch_suggestions(std::string_view typed, const std::vector<std::string>& found);

}  // namespace rundkurs::feeds
