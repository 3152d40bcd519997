#include "crawlers/extract/links.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <libxml/uri.h>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/charset.h"
#include "crawlers/extract/html_document.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

constexpr std::size_t longest_link = 2000;
constexpr std::size_t most_links = 10'000;
constexpr std::size_t most_metas = 100;

struct FreeXml {
  void operator()(xmlChar* text) const noexcept { xmlFree(text); }
};
using XmlText = std::unique_ptr<xmlChar, FreeXml>;

constexpr auto allowed_in_address = [] {
  std::array<bool, 256> allowed{};
  for (std::size_t byte = 0x21; byte < 0x7F; ++byte)
    allowed[byte] = true;
  for (const char c : std::string_view("\"<>\\^`{|}"))
    allowed[static_cast<unsigned char>(c)] = false;
  return allowed;
}();

/// Percent-encodes what RFC 3986 does not allow; pages write blanks and letters as they are.
std::string percent_encoded(std::string_view link) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(link.size());
  for (const char c : link) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t' || c == '\r') continue;  // as browsers do
    if (allowed_in_address[byte]) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += hex[byte >> 4U];
      encoded += hex[byte & 0xFU];
    }
  }
  return encoded;
}

/// The scheme in lower case, without ":"; empty for a relative link.
std::string scheme_of(std::string_view link) {
  const auto end = link.find_first_of(":/?#");
  if (end == std::string_view::npos || end == 0 || link[end] != ':' || !is_ascii_letter(link[0]))
    return {};
  return ascii_lower(link.substr(0, end));
}

bool is_web(std::string_view scheme) {
  return scheme == "http" || scheme == "https";
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const auto end = list.find_first_of(" ,;\t\n");
    if (equals_ignoring_case(list.substr(0, end), word)) return true;
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return false;
}

bool speaks_to_crawlers(std::string_view content) {
  for (const std::string_view wish :
       {"noindex", "nofollow", "none", "unavailable_after", "unavailable_after:"}) {
    if (has_word(content, wish)) return true;
  }
  return false;
}

/// The address of "5; url='/course'".
std::string_view refresh_target(std::string_view content) {
  for (std::size_t at = 0; at + 4 <= content.size(); ++at) {
    if (!starts_ignoring_case(content.substr(at), "url")) continue;
    auto rest = ascii_trim(content.substr(at + 3));
    if (!rest.starts_with('=')) continue;
    rest = ascii_trim(rest.substr(1));
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
      const char quote = rest.front();
      rest.remove_prefix(1);
      rest = rest.substr(0, rest.find(quote));
    }
    return rest;
  }
  return {};
}

class Reader {
 public:
  Reader(const html::Document& page, const std::string& url) : page_(page), base_(url) {}

  PageLinks read() && {
    const auto root = page_.root();
    if (const auto base = html::find_element(root, "base"); base != nullptr) {
      if (const auto href = resolve_link(base_, html::attribute(base, "href")); !href.empty())
        base_ = href;
    }
    for (auto node = root; node != nullptr; node = html::next_in(root, node))
      element(node);
    if (found_.canonical.empty()) found_.canonical = og_url_;
    return std::move(found_);
  }

 private:
  void element(html::Node node) {
    const auto name = html::name_of(node);
    if (name == "a" || name == "area") {
      follow(node, "href");
    } else if (name == "frame" || name == "iframe") {
      follow(node, "src");
    } else if (name == "link") {
      relation(node);
    } else if (name == "meta") {
      meta(node);
    }
  }

  void follow(html::Node node, std::string_view where) {
    if (found_.links.size() >= most_links) return;
    const auto rel = html::attribute(node, "rel");
    const auto url = resolve_link(base_, html::attribute(node, where));
    if (url.empty()) return;
    if (const auto lang = html::attribute(node, "hreflang");
        !lang.empty() && has_word(rel, "alternate"))
      found_.alternates.try_emplace(ascii_lower(lang), url);
    const bool next = has_word(rel, "next");
    const auto [known, fresh] = seen_.try_emplace(url, found_.links.size());
    if (!fresh) {
      found_.links[known->second].next |= next;
      return;
    }
    found_.links.push_back({url, html::line_of(node), has_word(rel, "nofollow"), next});
  }

  void relation(html::Node node) {
    const auto rel = html::attribute(node, "rel");
    const auto url = resolve_link(base_, html::attribute(node, "href"));
    if (url.empty()) return;
    if (has_word(rel, "canonical") && found_.canonical.empty()) found_.canonical = url;
    if (has_word(rel, "alternate")) {
      if (const auto lang = html::attribute(node, "hreflang"); !lang.empty())
        found_.alternates.try_emplace(ascii_lower(lang), url);
    }
    if (has_word(rel, "next") && seen_.try_emplace(url, found_.links.size()).second)
      found_.links.push_back({url, {}, false, true});
  }

  void meta(html::Node node) {
    const auto content = html::attribute(node, "content");
    const auto name = html::attribute(node, "name");
    if (!name.empty() && found_.robots.size() < most_metas && speaks_to_crawlers(content))
      found_.robots.push_back({std::string(name), std::string(content)});
    if (equals_ignoring_case(name, "robots")) {
      found_.noindex = found_.noindex || has_word(content, "noindex") || has_word(content, "none");
      found_.nofollow =
          found_.nofollow || has_word(content, "nofollow") || has_word(content, "none");
    }
    if (equals_ignoring_case(html::attribute(node, "http-equiv"), "refresh"))
      found_.redirect = resolve_link(base_, refresh_target(content));
    if (equals_ignoring_case(html::attribute(node, "property"), "og:url"))
      og_url_ = resolve_link(base_, content);
  }

  const html::Document& page_;
  std::string base_;
  PageLinks found_;
  std::string og_url_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< → place in the list
};

/// "https://www.nmbu.no" of a web address in its usual form; else empty.
std::string_view origin_of(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!address.starts_with(scheme)) continue;
    const auto end = std::min(address.find_first_of("/?#", scheme.size()), address.size());
    return address.substr(0, end > scheme.size() ? end : 0);
  }
  return {};
}

/// Whether a link is a path from the root without "." and ".." in it, as most links of a page are:
/// it stands behind the origin as it is.
bool is_plain_path(std::string_view link) {
  return link.starts_with('/') && !link.starts_with("//") &&
         link.find("/.") == std::string_view::npos;
}

}  // namespace

std::string resolve_link(std::string_view base, std::string_view link) {
  link = ascii_trim(link);
  link = link.substr(0, link.find('#'));
  if (link.empty() || link.size() > longest_link) return {};
  const auto scheme = scheme_of(link);
  if (!scheme.empty() && !is_web(scheme)) return {};
  const auto encoded = percent_encoded(link);
  if (base.empty()) return encoded;
  if (const auto origin = origin_of(base); !origin.empty() && is_plain_path(encoded))
    return percent_encoded(origin) + encoded;
  const XmlText absolute(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(encoded.c_str()),
                  reinterpret_cast<const xmlChar*>(percent_encoded(base).c_str())));
  if (absolute == nullptr) return {};
  std::string resolved(reinterpret_cast<const char*>(absolute.get()));
  return is_web(scheme_of(resolved)) ? resolved : std::string{};
}

PageLinks page_links(std::string_view bytes,
                     std::string_view content_type,
                     const std::string& url) {
  const auto page = decode_page(bytes, content_type);
  return page_links(html::Document(tame_markup(page.text)), url);
}

PageLinks page_links(const html::Document& page, const std::string& url) {
  return Reader(page, url).read();
}

}  // namespace rundkurs
