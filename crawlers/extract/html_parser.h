#pragma once

#include <memory_resource>
#include <string>

#include "crawlers/extract/html_document.h"

namespace rundkurs::html {

/// The root of a page's tree, which lives in `memory`; null for a page without an element. The
/// mark-up is UTF-8.
Node parse(const std::string& markup, std::pmr::memory_resource& memory);

}  // namespace rundkurs::html
