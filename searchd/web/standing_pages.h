#pragma once

#include <string>
#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/web/handbook.h"

namespace rundkurs::web {

/// Paths of the pages worth finding that are no offering's and no search: what the site tells of
/// itself, and of each topic and sector. Without the front page.
std::vector<std::string> standing_pages(const Vocabulary& vocabulary, const Handbook& handbook);

}  // namespace rundkurs::web
