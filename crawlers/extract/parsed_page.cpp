#include "crawlers/extract/parsed_page.h"

#include <utility>

#include "crawlers/extract/charset.h"

namespace rundkurs {

ParsedPage::ParsedPage(TameMarkup tamed, const std::string& url)
    : markup(std::move(tamed)), tree(markup), links(page_links(tree, url)) {}

ParsedPage::ParsedPage(std::string_view bytes,
                       std::string_view content_type,
                       const std::string& url)
    : ParsedPage(tame_markup(decode_page(bytes, content_type).text), url) {}

}  // namespace rundkurs
