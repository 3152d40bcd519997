#pragma once

#include <string>

#include "crawlers/extract/page/choice.h"

namespace rundkurs::page {

/// "course", "programme" … as the page's labels or its address tell; empty if they do not.
std::string offering_kind(const Choice& choice, const std::string& url);

}  // namespace rundkurs::page
