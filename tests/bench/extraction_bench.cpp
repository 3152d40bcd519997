/// How many pages of 50 kB one core extracts in a second, beside the bare libxml2 parse of the same
/// pages in the same run. The fixtures of tests/fixtures/pages stand in the frame of a content
/// management system: menus, scripts, styles, footers and paragraphs fill them up.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <libxml/HTMLparser.h>

#include "crawlers/extract/page/page_extractor.h"
#include "schemas/file.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

using Clock = std::chrono::steady_clock;
using BareDocument = Handle<xmlDoc, &xmlFreeDoc>;

constexpr std::size_t page_bytes = 50'000;
constexpr std::size_t rounds = 7;

std::string numbered(const char* before, std::size_t number, const char* behind) {
  return before + std::to_string(number) + behind;
}

std::string menu(std::size_t entries) {
  std::string html = "<nav class=\"main-menu\" aria-label=\"Meny\"><ul class=\"menu level-1\">";
  for (std::size_t i = 0; i < entries; ++i)
    html += numbered("<li class=\"item expandable\"><a class=\"link\" href=\"/studier/omrade-",
                     i,
                     "/index.html\"><span class=\"icon\"></span>") +
            numbered("Studieområde ", i, "</a></li>\n");
  return html + "</ul></nav>";
}

std::string cards(std::size_t count) {
  std::string html = "<div class=\"grid related\">";
  for (std::size_t i = 0; i < count; ++i)
    html += numbered("<div class=\"col-md-4\"><article class=\"teaser card\"><a href=\"/aktuelt/",
                     i,
                     "\"><h3>Materialer som kommer tilbake</h3>") +
            "<p class=\"lead\">Forskere og bedrifter ser på hvordan deler kan brukes flere "
            "ganger.</p></a></article></div>\n";
  return html + "</div>";
}

/// About a quarter scripts and styles, as saved pages of catalogues have them.
std::string frame(const std::string& page) {
  std::string script;
  while (script.size() < page_bytes / 8)
    script += "window.dataLayer=window.dataLayer||[];function tag(){dataLayer.push(arguments);}\n";
  std::string style;
  while (style.size() < page_bytes / 8)
    style += ".card>.lead{margin:0 0 1rem;color:#222}@media(min-width:40em){.grid{display:grid}}\n";
  const auto body = page.find("<body>");
  const auto at = body == std::string::npos ? 0 : body + 6;
  std::string html = page.substr(0, at) + "<script>" + script + "</script><style>" + style +
                     "</style><header class=\"site-header\">" + menu(60) + "</header>";
  const auto end = page.rfind("</body>");
  html += page.substr(at, end == std::string::npos ? end : end - at);
  for (std::size_t part = 0; html.size() + 2000 < page_bytes; ++part)
    html += part % 2 == 0 ? cards(4) : menu(8);
  return html + "<footer class=\"site-footer\"><p>Postboks 1</p></footer></body></html>";
}

std::vector<std::string> pages(const std::string& sources) {
  std::vector<std::string> all;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(sources + "/tests/fixtures/pages")) {
    if (entry.path().extension() != ".html") continue;
    if (auto page = read_file(entry.path().string())) all.push_back(frame(*page));
  }
  std::sort(all.begin(), all.end());
  return all;
}

template <typename Work>
double pages_a_second(const std::vector<std::string>& pages, Work work) {
  const auto begin = Clock::now();
  for (const auto& page : pages)
    work(page);
  return static_cast<double>(pages.size()) /
         std::chrono::duration<double>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(const std::string& sources) {
  auto labels = page::FieldLabels::load(sources + "/data");
  if (!labels) {
    std::fprintf(stderr, "%s\n", labels.error().message.c_str());
    return 1;
  }
  const auto extractor =
      page::page_extractor(std::make_shared<const page::FieldLabels>(std::move(*labels)));
  const auto all = pages(sources);
  std::size_t bytes = 0;
  for (const auto& page : all)
    bytes += page.size();
  std::size_t records = 0;
  std::vector<double> bare;
  std::vector<double> extraction;
  for (std::size_t round = 0; round < rounds; ++round) {
    bare.push_back(pages_a_second(all, [](const std::string& page) {
      const BareDocument tree(
          htmlReadMemory(page.data(),
                         static_cast<int>(page.size()),
                         nullptr,
                         "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
    }));
    extraction.push_back(pages_a_second(all, [&](const std::string& page) {
      const auto found = extractor->extract(Document{
          .bytes = page, .url = "https://www.example.org/emne", .content_type = "text/html"});
      records += found ? found->size() : 0;
    }));
  }
  std::printf("%zu pages of %zu bytes on average, %zu records a round\n",
              all.size(),
              bytes / all.size(),
              records / rounds);
  std::printf("bare libxml2 parse   %6.0f pages/s (median of %zu rounds)\n", median(bare), rounds);
  std::printf("extraction           %6.0f pages/s\n", median(extraction));
  std::vector<double> ratios;
  for (std::size_t round = 0; round < rounds; ++round)
    ratios.push_back(bare[round] / extraction[round]);
  std::printf("time of extraction / time of bare parse: %.2f\n", median(ratios));
  return 0;
}

}  // namespace
}  // namespace rundkurs

int main(int argc, char** argv) {
  return rundkurs::run(argc > 1 ? argv[1] : ".");
}
