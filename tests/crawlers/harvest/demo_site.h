#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "crawlers/harvest/harvest.h"
#include "tests/crawlers/harvest/map_source.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::test {

inline const std::string site = "https://www.demo.example";

/// Takes "<h1>title</h1>" for an offering, so that these tests are about the run alone.
class HeadingReader final : public OfferingReader {
 public:
  Result<Reading> read(const Document& document, std::string_view, Timestamp) override {
    if (document.bytes.find("broken") != std::string_view::npos) {
      return Error{.code = Error::Code::malformed, .message = "cannot be read"};
    }
    Reading reading;
    const auto begin = document.bytes.find("<h1>");
    if (begin == std::string_view::npos) return reading;
    const auto end = document.bytes.find("</h1>", begin);
    Offering offering;
    offering.title["nb"] = std::string(document.bytes.substr(begin + 4, end - begin - 4));
    offering.id = "no-demo-" + offering.title["nb"];
    offering.url = document.url;
    offering.kind = "course";
    offering.institution = {.id = "no-demo",
                            .name = {{"nb", "Demo"}},
                            .short_name = "Demo",
                            .country = "NO",
                            .url = site};
    offering.source = document.source->id;
    reading.offerings.push_back(std::move(offering));
    reading.records = 1;
    return reading;
  }
};

inline SourceFile demo_source() {
  SourceFile source;
  source.id = "no-demo";
  source.allowed_hosts = {"www.demo.example"};
  source.seeds = {site + "/"};
  source.follow = {"^"};
  source.offering_pages = {"^"};
  return source;
}

inline std::string links(std::initializer_list<std::string> targets) {
  std::string html;
  for (const auto& target : targets)
    html += "<a href=\"" + target + "\">x</a>";
  return html;
}

/// A site, a catalogue and a run over them.
struct DemoSite {
  TemporaryFolder folder;
  MapSource web;
  SourceFile source = demo_source();
  std::unique_ptr<Catalogue> catalogue = open();

  std::unique_ptr<Catalogue> open() {
    auto opened = Catalogue::open("sqlite:" + (folder.path() / "c.db").string(),
                                  Catalogue::Access::read_write);
    BOOST_REQUIRE_MESSAGE(opened.has_value(), describe(opened ? Error{} : opened.error()));
    return *std::move(opened);
  }

  HarvestReport run(HarvestOptions options = {}) {
    HeadingReader headings;
    OwnProcessReader reader(headings);
    SilentLog log;
    SilentProgress progress;
    if (options.sources.empty()) options.sources = {source};
    const auto report = harvest({.catalogue = *catalogue,
                                 .pages = web,
                                 .reader = reader,
                                 .clock = web.clock(),
                                 .log = log,
                                 .progress = progress},
                                options);
    BOOST_REQUIRE_MESSAGE(report.has_value(), describe(report ? Error{} : report.error()));
    return *report;
  }

  std::vector<std::string> titles(bool gone = false) {
    std::vector<std::string> out;
    const auto read = catalogue->for_each({.gone = gone}, [&](const Offering& offering) {
      out.push_back(offering.title.at("nb"));
      return Result<void>();
    });
    BOOST_REQUIRE(read.has_value());
    return out;
  }

  FrontierEntry entry(const std::string& url) {
    const auto found = catalogue->frontier().find(url);
    BOOST_REQUIRE(found.has_value());
    BOOST_REQUIRE_MESSAGE(found->has_value(), url << " is not in the frontier");
    return **found;
  }
};

}  // namespace rundkurs::test
