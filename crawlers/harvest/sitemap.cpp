#include "crawlers/harvest/sitemap.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "crawlers/extract/parse_budget.h"
#include "crawlers/fetch/canonical_url.h"
#include "crawlers/fetch/gzip.h"
#include "crawlers/fetch/http_headers.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

using ParserHandle = Handle<xmlParserCtxt, &xmlFreeParserCtxt>;

/// Longer text between two tags is no address and no date.
constexpr std::size_t max_text_bytes = 4 * max_url_bytes;
constexpr std::size_t max_versions = 50;

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// "2026-01-31", "2026-01-31T10:00:00+01:00" or "Mon, 05 Jan 2026 10:00:00 GMT".
std::optional<Timestamp> moment(std::string_view text) {
  text = trim(text);
  if (text.size() == 10) return parse_timestamp(std::string(text) + "T00:00:00Z");
  if (const auto time = parse_timestamp(text)) return time;
  return parse_http_date(text);
}

/// Takes what the readers below find and sorts it into a Sitemap.
class Collector {
 public:
  Collector(const Url& where, const std::function<bool(const Url&)>& wanted)
      : where_(where), wanted_(wanted) {}

  void page(std::string_view text, std::optional<Timestamp> changed) {
    if (auto url = accepted(text)) sitemap_.pages.push_back({*std::move(url), changed});
  }
  void sitemap(std::string_view text) {
    if (auto url = accepted(text)) sitemap_.sitemaps.push_back(*std::move(url));
  }
  /// The first problem is the one that counts.
  void problem(std::string text) {
    if (sitemap_.problem.empty()) sitemap_.problem = std::move(text);
  }
  bool is_full() const { return seen_.size() >= max_sitemap_urls; }

  Sitemap result() && { return std::move(sitemap_); }

 private:
  std::optional<std::string> accepted(std::string_view text) {
    if (is_full()) {
      problem("more than 50000 addresses");
      return std::nullopt;
    }
    const auto url = canonical_url(trim(text), &where_);
    if (trim(text).empty() || !url || !wanted_(*url)) return std::nullopt;
    auto canonical = url->text();
    if (!seen_.insert(canonical).second) return std::nullopt;
    return canonical;
  }

  const Url& where_;
  const std::function<bool(const Url&)>& wanted_;
  std::unordered_set<std::string> seen_;
  Sitemap sitemap_;
};

/// Gathers loc and lastmod, or what Atom and RSS call them, of one entry after the other. Names
/// are taken without their namespace: half of the sitemaps out there have it wrong.
class XmlReader {
 public:
  explicit XmlReader(Collector& collector) : collector_(collector) {}

  void read(std::string_view bytes) {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &on_start;
    sax.endElementNs = &on_end;
    sax.characters = &on_text;
    sax.cdataBlock = &on_text;
    sax.internalSubset = &on_dtd;
    const ParserHandle parser(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    if (!parser) throw std::bad_alloc();
    parser_ = parser.get();
    xmlCtxtUseOptions(parser_, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    constexpr std::size_t chunk = std::size_t{64} << 10U;
    for (std::size_t at = 0; at < bytes.size() && !stopped_ && !collector_.is_full(); at += chunk) {
      const auto part = bytes.substr(at, chunk);
      if (xmlParseChunk(parser_, part.data(), static_cast<int>(part.size()), 0) != 0) break;
    }
    if (!stopped_ && !collector_.is_full()) xmlParseChunk(parser_, nullptr, 0, 1);
    if (parser_->wellFormed == 0) collector_.problem("not well-formed XML");
    if (!known_root_) collector_.problem("not a sitemap");
    parser_ = nullptr;
  }

 private:
  static XmlReader& self(void* user) { return *static_cast<XmlReader*>(user); }
  static std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
  }

  static void on_start(void* user,
                       const xmlChar* name,
                       const xmlChar*,
                       const xmlChar*,
                       int,
                       const xmlChar**,
                       int attribute_count,
                       int,
                       const xmlChar** attributes) {
    self(user).start(view(name), attributes, attribute_count);
  }
  static void on_end(void* user, const xmlChar* name, const xmlChar*, const xmlChar*) {
    self(user).end(view(name));
  }
  static void on_text(void* user, const xmlChar* text, int length) {
    auto& reader = self(user);
    if (reader.text_.size() + static_cast<std::size_t>(length) > max_text_bytes) return;
    reader.text_.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
  }
  static void on_dtd(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    self(user).stop("has a DTD");
  }

  void stop(std::string problem) {
    collector_.problem(std::move(problem));
    stopped_ = true;
    xmlStopParser(parser_);
  }

  void start(std::string_view name, const xmlChar** attributes, int attribute_count) {
    text_.clear();
    if (!root_seen_) {
      root_seen_ = true;
      known_root_ = name == "urlset" || name == "sitemapindex" || name == "rss" || name == "feed" ||
                    name == "RDF";
      if (!known_root_) return stop("not a sitemap");
    }
    if (name == "url" || name == "sitemap" || name == "item" || name == "entry") {
      entry_ = name;
      address_.clear();
      versions_.clear();
      changed_.reset();
    }
    if (name == "link" && entry_ == "entry") address_of_entry(link(attributes, attribute_count));
    if (name == "link" && entry_ == "url") language_version(link(attributes, attribute_count));
  }

  struct Link {
    std::string href;
    std::string rel = "alternate";  // What Atom assumes.
  };

  /// Attributes come as five pointers each: name, prefix, namespace, begin and end of the value.
  static Link link(const xmlChar** attributes, int count) {
    Link link;
    for (int i = 0; i < count; ++i) {
      const xmlChar** attribute = attributes + std::ptrdiff_t{5} * i;
      const std::string value(reinterpret_cast<const char*>(attribute[3]),
                              reinterpret_cast<const char*>(attribute[4]));
      if (view(attribute[0]) == "href") link.href = value;
      if (view(attribute[0]) == "rel") link.rel = value;
    }
    return link;
  }

  void address_of_entry(const Link& link) {
    if (link.rel == "alternate" && address_.empty()) address_ = link.href;
  }

  /// `<xhtml:link rel="alternate" hreflang="en" href="…"/>` within a url element.
  void language_version(const Link& link) {
    if (link.rel == "alternate" && !link.href.empty() && versions_.size() < max_versions) {
      versions_.push_back(link.href);
    }
  }

  void end(std::string_view name) {
    if (entry_.empty()) return;
    if (name == "loc" || (name == "link" && entry_ == "item")) {
      address_ = trim(text_);
    } else if (name == "lastmod" || name == "updated" || name == "pubDate" || name == "date") {
      changed_ = moment(text_);
    } else if (name == entry_) {
      if (address_.empty()) address_ = trim(text_);  // An index that forgot its loc elements.
      if (entry_ == "sitemap") {
        collector_.sitemap(address_);
      } else {
        collector_.page(address_, changed_);
        for (const auto& version : versions_)
          collector_.page(version, changed_);
      }
      entry_.clear();
    }
    text_.clear();
  }

  Collector& collector_;
  xmlParserCtxtPtr parser_ = nullptr;
  bool stopped_ = false;
  bool root_seen_ = false;
  bool known_root_ = false;
  std::string entry_;  ///< Name of the open entry element; empty between entries.
  std::string text_;
  std::string address_;
  std::vector<std::string> versions_;  ///< Of the page in other languages.
  std::optional<Timestamp> changed_;
};

void read_lines(std::string_view text, Collector& collector) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = trim(text.substr(0, end));
    if (line.starts_with("http://") || line.starts_with("https://")) {
      collector.page(line, std::nullopt);
    } else if (!line.empty()) {
      collector.problem("a line that is no address");
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

Sitemap read_sitemap(std::string_view bytes,
                     const Url& where,
                     const std::function<bool(const Url&)>& wanted) {
  Collector collector(where, wanted);
  Inflated inflated;
  if (is_gzip(bytes)) {
    inflated = inflate_gzip(bytes, max_sitemap_bytes);
    if (!inflated.problem.empty()) collector.problem(inflated.problem);
    bytes = inflated.bytes;
  }
  const auto begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const auto content = bytes.substr(std::min(begin, bytes.size()));
  const bool wide = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  if (has_attribute_flood(content)) {
    collector.problem("a tag with too many attributes");
  } else if (content.starts_with('<') || wide) {
    XmlReader(collector).read(wide ? bytes : content);
  } else {
    read_lines(content, collector);
  }
  return std::move(collector).result();
}

}  // namespace rundkurs
