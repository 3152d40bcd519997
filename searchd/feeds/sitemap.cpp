#include "searchd/feeds/sitemap.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "searchd/feeds/xml_text.h"
#include "searchd/http/parameters.h"
#include "searchd/search/search_request.h"

namespace rundkurs::feeds {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::size_t rows_at_once = 32;

std::string alternate(std::string_view language, const std::string& url) {
  return fmt::format(
      "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>\n", language, xml_text(url));
}

/// A page with its twins in the other languages of the interface.
std::string page(const std::string& url, const std::string& changed) {
  auto text = "<url>\n" + xml_element("loc", url) + xml_element("lastmod", changed);
  for (const auto language : interface_languages)
    text += alternate(language, url + "?hl=" + std::string(language));
  return text + alternate("x-default", url) + "</url>\n";
}

class Sitemap final : public http::BodySource {
 public:
  Sitemap(Selection offerings,
          std::size_t part,
          std::string base_url,
          std::vector<std::string> own_pages)
      : offerings_(std::move(offerings)),
        base_url_(std::move(base_url)),
        own_pages_(std::move(own_pages)),
        at_(std::min((part - 1) * pages_per_sitemap, offerings_.size())),
        end_(std::min(at_ + pages_per_sitemap, offerings_.size())),
        with_own_pages_(part == 1) {}

  std::string next() override {
    std::string piece;
    if (ended_) return piece;
    if (!begun_) piece = head();
    begun_ = true;
    add_pages(piece);
    ended_ = at_ == end_;
    if (ended_) piece += "</urlset>\n";
    return piece;
  }

 private:
  std::string head() const {
    auto text = std::string(declaration) +
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
    if (!with_own_pages_) return text;
    text += page(base_url_ + "/", offerings_.snapshot().built);
    for (const auto& path : own_pages_)
      text += page(base_url_ + path, "");
    return text;
  }

  void add_pages(std::string& piece) {
    const auto count = std::min(rows_at_once, end_ - at_);
    const auto rows = offerings_.offerings(at_, count);
    if (!rows) throw std::runtime_error(describe(rows.error()));
    for (const auto& offering : *rows)
      piece +=
          page(base_url_ + "/offering/" + http::percent_encode(offering.id), offering.last_changed);
    at_ += count;
  }

  Selection offerings_;
  std::string base_url_;
  std::vector<std::string> own_pages_;
  std::size_t at_;
  std::size_t end_;
  bool with_own_pages_;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

std::size_t sitemap_parts(std::size_t offerings) {
  return std::max<std::size_t>(1, (offerings + pages_per_sitemap - 1) / pages_per_sitemap);
}

std::string sitemap_index(std::size_t parts,
                          const std::string& base_url,
                          const std::string& built) {
  auto text = std::string(declaration) +
              "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t part = 1; part <= parts; ++part) {
    text += "<sitemap>\n" +
            xml_element("loc", fmt::format("{}/sitemap.xml?part={}", base_url, part)) +
            xml_element("lastmod", built) + "</sitemap>\n";
  }
  return text + "</sitemapindex>\n";
}

std::shared_ptr<http::BodySource> sitemap(Selection offerings,
                                          std::size_t part,
                                          std::string base_url,
                                          std::vector<std::string> own_pages) {
  return std::make_shared<Sitemap>(
      std::move(offerings), part, std::move(base_url), std::move(own_pages));
}

}  // namespace rundkurs::feeds
