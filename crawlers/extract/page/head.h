#pragma once

#include <string>

#include "crawlers/extract/html_document.h"

namespace rundkurs::page {

/// What a page says of itself outside its text.
struct Head {
  std::string language;  ///< `html lang`, else a meta element; as written, may lie.
  std::string title;     ///< The title element.
  std::string og_title;
  std::string site_name;    ///< og:site_name.
  std::string description;  ///< og:description, else meta description; often the site's own.
  std::string author;
};

Head read_head(html::Node root);

}  // namespace rundkurs::page
