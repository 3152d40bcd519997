#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

namespace html {
class Document;
}

/// A link that a person, or a crawler, can follow.
struct PageLink {
  std::string url;   ///< Absolute http(s), without fragment; else as the page writes it.
  std::string text;  ///< Of the anchor, in one line.
  bool nofollow = false;
  bool next = false;  ///< rel="next": the following page of a list.
};

/// A meta element that speaks to crawlers: "robots", or the name of one of them.
struct MetaRobots {
  std::string name;
  std::string content;
};

/// What a page says about itself and others by address.
struct PageLinks {
  std::vector<PageLink> links;  ///< Anchors, image maps, frames; each address once, page order.
  std::string canonical;        ///< rel="canonical", else og:url; absolute, may be empty.
  std::map<std::string, std::string, std::less<>>
      alternates;        ///< hreflang, as written in lower case → address.
  std::string redirect;  ///< Target of a meta refresh; may be empty.
  bool noindex = false;  ///< meta robots (or "none").
  bool nofollow = false;
  std::vector<MetaRobots> robots;  ///< As written, also those for other crawlers.
};

/// Reads the links of an HTML page; `url` is where it came from, after redirects. Addresses are
/// resolved against it and `base href`. Pure: never fetches, never fails.
PageLinks page_links(std::string_view bytes, std::string_view content_type, const std::string& url);

/// The same of a page that is a tree already.
PageLinks page_links(const html::Document& page, const std::string& url);

/// A link of a page at `base` as an absolute address without fragment (RFC 3986, with what pages
/// write and it does not allow percent-encoded). Empty for mailto:, javascript:, data: and whatever
/// else is not http(s). With an empty `base` a relative link stays as it is.
std::string resolve_link(std::string_view base, std::string_view link);

}  // namespace rundkurs
