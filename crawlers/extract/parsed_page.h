#pragma once

#include <string>
#include <string_view>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/links.h"
#include "crawlers/extract/markup.h"

namespace rundkurs {

/// An HTML page taken apart once, for all who read in it: parsing is most of the work.
struct ParsedPage {
  TameMarkup markup;
  html::Document tree;
  PageLinks links;

  /// `url` is where the page came from, after redirects. Never fails.
  ParsedPage(std::string_view bytes, std::string_view content_type, const std::string& url);

 private:
  explicit ParsedPage(TameMarkup tamed, const std::string& url);
};

}  // namespace rundkurs
