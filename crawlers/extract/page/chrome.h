#pragma once

#include "crawlers/extract/html_document.h"

namespace rundkurs::page {

/// Whether an element is the site's and not the page's: navigation, banner, footer, cookie notice,
/// dialog, picture, form control. Readers skip it with all that it contains.
bool is_chrome(html::Node element);

}  // namespace rundkurs::page
