#include "searchd/feeds/robots_txt.h"

namespace rundkurs::feeds {

std::string robots_txt(const std::string& base_url) {
  return "User-agent: *\n"
         "Disallow: /api/\n"
         "Disallow: /compare\n"
         "Disallow: /desk/\n"
         "Disallow: /embed?\n"
         "Disallow: /metrics\n"
         "Disallow: /opensearch/\n"
         "Disallow: /overview?*&\n"
         "Disallow: /saved\n"
         "Disallow: /search\n"
         "Disallow: /*?*q=\n"
         "Allow: /\n"
         "\n"
         "Sitemap: " +
         base_url + "/sitemap.xml\n";
}

}  // namespace rundkurs::feeds
