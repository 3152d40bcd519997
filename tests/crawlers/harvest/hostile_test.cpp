// A hostile site beside three that behave: it costs its own budget, and each refusal is told.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/fetch/downloader.h"
#include "crawlers/harvest/harvest.h"
#include "crawlers/status/source_status.h"
#include "crawlers/status/status_text.h"
#include "schemas/file.h"
#include "schemas/offering_json.h"
#include "schemas/utf8.h"
#include "tests/fixtures/course_site/course_sites.h"
#include "tests/fixtures/hostile/hostile_site.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::CourseSites;
using test::HostileSite;
using test::LoopbackServer;

constexpr int good_hosts = 3;
constexpr int good_pages = 40;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr long max_rise_mib = 700;  // The sanitizer keeps freed memory back, and more around it.
#else
constexpr long max_rise_mib = 150;  // Several bombs of 200 MiB each would show.
#endif

template <typename T>
T sure(Result<T> result) {
  if (!result) BOOST_FAIL(describe(result.error()));
  return *std::move(result);
}

/// Peak of this process since reset_peak_memory(), in MiB.
long peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6)) / 1024;
  }
  return 0;
}

void reset_peak_memory() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

struct Battle {
  TemporaryFolder folder;
  LoopbackServer canary{[](const auto&) { return LoopbackServer::answer("hemmelig"); }};
  HostileSite hostile{canary.authority()};
  CourseSites sites{{.hosts = good_hosts, .pages = good_pages}};
  LoopbackServer good1{[this](const auto& r) { return sites.answer(0, r.target); }, 1, "127.0.0.2"};
  LoopbackServer good2{[this](const auto& r) { return sites.answer(1, r.target); }, 1, "127.0.0.3"};
  LoopbackServer good3{[this](const auto& r) { return sites.answer(2, r.target); }, 1, "127.0.0.4"};
  Normaliser normaliser = sure(Normaliser::load(sure(find_data_folder(""))));
  SourceFiles sources{all_sources()};
  std::unique_ptr<Catalogue> catalogue = sure(Catalogue::open(
      "sqlite:" + (folder.path() / "c.db").string(), Catalogue::Access::read_write));
  HarvestReport report;
  long rise_mib = 0;

  static SourceFile institution(const std::string& id, const std::string& home) {
    SourceFile source;
    source.id = id;
    source.name["nb"] = id;
    source.short_name = id;
    source.country = "NO";
    source.home = home;
    source.delay_seconds = 0.02;
    return source;
  }

  std::vector<SourceFile> all_sources() {
    std::vector<SourceFile> all;
    int number = 0;
    for (const auto* server : {&good1, &good2, &good3}) {
      const auto home = "http://" + server->authority() + "/";
      auto source = institution(fmt::format("no-good{}", ++number), home);
      source.allowed_hosts = {fmt::format("127.0.0.{}", number + 1)};
      source.seeds = {home};
      source.follow = {"/studier/"};
      source.offering_pages = {"/emner/"};
      all.push_back(std::move(source));
    }
    auto source = institution("no-hostile", hostile.url(HostileSite::quick));
    source.allowed_hosts = {"127.0.0.1", "169.254.169.254"};
    for (int origin = 0; origin < HostileSite::origins; ++origin)
      source.seeds.push_back(hostile.url(static_cast<HostileSite::Origin>(origin)));
    source.follow = {"^"};
    source.offering_pages = {"^"};
    all.push_back(std::move(source));
    auto feeds = institution("no-feeds", hostile.url(HostileSite::quick));
    feeds.allowed_hosts = {"127.0.0.1"};
    feeds.feeds = {
        {.url = hostile.url(HostileSite::quick, "/feed/entity.xml"), .format = "xcri"},
        {.url = hostile.url(HostileSite::quick, "/feed/laughs.xml"), .format = "xcri"},
        {.url = hostile.url(HostileSite::quick, "/feed/attributes.xml"), .format = "xcri"},
    };
    all.push_back(std::move(feeds));
    return all;
  }

  AddressGate gate() const {
    std::string allowed = good1.authority() + "," + good2.authority() + "," + good3.authority();
    for (std::size_t origin = 0; origin < HostileSite::origins; ++origin)
      allowed += "," + hostile.server().authority(origin);
    return AddressGate(sure(parse_endpoints(allowed)));
  }

  Battle() {
    reset_peak_memory();
    const auto before = peak_memory();
    Downloader downloader({.user_agent = "rundkurs-test/1 (+http://localhost/robot)",
                           .gate = gate(),
                           .deadline = 2500ms,
                           .slow_after = 2s});
    ExtractingReader extracting(normaliser, sources);
    OwnProcessReader reader(extracting);
    SilentLog log;
    SilentProgress progress;
    report = sure(harvest({.catalogue = *catalogue,
                           .pages = downloader,
                           .reader = reader,
                           .clock =
                               [] {
                                 return std::chrono::floor<std::chrono::milliseconds>(
                                     std::chrono::system_clock::now());
                               },
                           .log = log,
                           .progress = progress},
                          {.sources = sources.all(), .readers = 1}));
    rise_mib = peak_memory() - before;
  }

  std::string reason(const std::string& url) {
    const auto entry = sure(catalogue->frontier().find(url));
    if (!entry) return "never met";
    if (!entry->fetched) return "never visited";
    return entry->failure.empty() ? "read" : entry->failure;
  }
  std::string reason(HostileSite::Origin origin, const std::string& path = "/") {
    return reason(hostile.url(origin, path));
  }

  std::vector<Offering> offerings() {
    std::vector<Offering> all;
    const auto read = catalogue->for_each({}, [&](const Offering& offering) {
      all.push_back(offering);
      return Result<void>();
    });
    BOOST_REQUIRE(read.has_value());
    return all;
  }
};

/// Prints the rows and holds each against what was expected.
class Table {
 public:
  Table() { row("trick", "expected", "seen"); }
  void expect(const std::string& trick, const std::string& expected, const std::string& seen) {
    row(trick, expected, seen);
    BOOST_TEST(seen == expected, trick << ": " << seen << ", expected: " << expected);
  }
  void at_most(const std::string& trick, int limit, int seen) {
    row(trick, fmt::format("1 to {} requests", limit), fmt::format("{} requests", seen));
    BOOST_TEST(seen >= 1, trick);
    BOOST_TEST(seen <= limit, trick);
  }

 private:
  static void row(std::string_view trick, std::string_view expected, std::string_view seen) {
    std::cout << fmt::format("{:<38} | {:<62} | {}\n", trick, expected, seen);
  }
};

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(a_hostile_site_costs_its_own_budget) {
  using Site = HostileSite;
  Battle battle;
  Table table;
  const auto& site = battle.hostile;
  const auto refused = [&](const std::string& trick, const std::string& path, const char* why) {
    table.expect(trick, why, battle.reason(Site::quick, path));
  };
  const std::string no_robots = "robots.txt could not be fetched: ";
  const std::string not_public = "leads to an address that is not on the public internet";

  refused("redirects in a circle", "/redirect/b", "redirects in a circle");
  refused("redirects without end", "/redirect/long/5", "more than 5 redirects");
  refused("redirect to itself", "/redirect/self", "redirects to itself");
  table.expect("redirect to a closed port of 127.0.0.1",
               no_robots + not_public,
               battle.reason("http://" + battle.canary.authority() + "/omvei"));
  table.expect("link to a closed port of 127.0.0.1",
               no_robots + not_public,
               battle.reason("http://" + battle.canary.authority() + "/lenke"));
  table.expect("redirect to 169.254.169.254",
               no_robots + not_public,
               battle.reason("http://169.254.169.254/latest/"));
  table.expect("link to 169.254.169.254",
               no_robots + not_public,
               battle.reason("http://169.254.169.254/latest/meta-data/"));
  refused("redirect to file:", "/redirect/file", "redirects to what is no web address");
  table.at_most("calendar without end", 110, site.times_asked(Site::quick, "/calendar"));
  table.at_most("path without end", 210, site.times_asked(Site::quick, "/deeper"));
  table.at_most("filters that combine", 210, site.times_asked(Site::quick, "/filter"));
  refused("gzip bomb of 200 MiB", "/bomb", "longer than 2048 KiB");
  refused("body without end", "/endless", "longer than 2048 KiB");
  refused("10 GB announced", "/announced", "announces too long a body");
  refused("body shorter than announced", "/shorter", "body shorter than announced");
  refused("3000 header lines", "/headers", "too many header lines");
  refused("PDF", "/pdf", "holds no text");
  refused("forbidden by robots.txt", "/lukket/1", "robots.txt forbids it");
  table.expect("a byte now and then", "took too long", battle.reason(Site::drip));
  table.expect("silence", "took too long", battle.reason(Site::silent));
  table.expect("header byte by byte", "took too long", battle.reason(Site::header_drip));
  table.expect("headers without end", "too many header lines", battle.reason(Site::header_flood));
  refused("50 000 attributes on a tag", "/attributes", "read");
  refused("100 000 nested tags", "/nested", "read");
  refused("NUL byte", "/nul", "read");
  refused("Latin-1 called UTF-8", "/charset/lying", "read");
  refused("unknown charset", "/charset/unknown", "read");
  refused("UTF-16 without a word", "/charset/wide", "read");
  refused("a sound page among all that", "/sound", "read");
  table.at_most("sitemaps that name each other", 3, site.times_asked(Site::quick, "/map/") - 2);
  refused("sitemap: gzip bomb", "/map/bomb.xml.gz", "over the size limit");
  refused("sitemap: external entity", "/map/entity.xml", "has a DTD");
  for (const char* path : {"/feed/entity.xml", "/feed/laughs.xml", "/feed/attributes.xml"}) {
    const auto reason = battle.reason(Site::quick, path);
    table.expect(std::string("feed: ") + path, "refused", reason == "read" ? reason : "refused");
    std::cout << "    " << reason << "\n";
  }
  table.expect("robots.txt of 10 MB", "read", battle.reason(Site::robots_huge));
  table.expect("  and what its first lines forbid",
               "robots.txt forbids it",
               battle.reason(Site::robots_huge, "/private/x"));
  table.expect("robots.txt: 500", no_robots + "HTTP 500", battle.reason(Site::robots_broken));
  table.expect("robots.txt is a page", "read", battle.reason(Site::robots_html));
  table.expect(
      "robots.txt without end", no_robots + "took too long", battle.reason(Site::robots_endless));
  table.at_most(
      "robots.txt leads to itself", 6, site.times_asked(Site::robots_circle, "/robots.txt"));
  table.expect(
      "  which allows the site (RFC 9309 §2.3.1.3)", "read", battle.reason(Site::robots_circle));
  table.expect("requests to the closed port", "0", std::to_string(battle.canary.asked().size()));

  // The others.
  int number = 0;
  for (const auto* server : {&battle.good1, &battle.good2, &battle.good3}) {
    const auto asked = server->asked().size();  // robots.txt, front page, lists, courses.
    table.expect(fmt::format("requests to good site {}", ++number), "44", std::to_string(asked));
  }
  int good = 0;
  for (const auto& offering : battle.offerings()) {
    if (offering.source.starts_with("no-good")) ++good;
    BOOST_TEST(is_valid_utf8(to_ndjson(offering)), offering.id);
    BOOST_TEST(to_ndjson(offering).find("root:") == std::string::npos);
  }
  table.expect("offerings of the good sites", "120", std::to_string(good));
  table.expect(fmt::format("memory rises by at most {} MiB", max_rise_mib),
               "yes",
               battle.rise_mib <= max_rise_mib ? "yes" : fmt::format("{} MiB", battle.rise_mib));
  std::cout << "    by " << battle.rise_mib << " MiB\n";

  // Each reason stands in `status`.
  const auto at = now();
  const auto status = sure(catalogue_status(*battle.catalogue, battle.sources, at, at - 1h));
  const auto text = status_json(status);
  for (const char* why : {"redirects in a circle",
                          "more than 5 redirects",
                          "redirects to itself",
                          "redirects to what is no web address",
                          "leads to an address that is not on the public internet",
                          "longer than 2048 KiB",
                          "announces too long a body",
                          "body shorter than announced",
                          "too many header lines",
                          "holds no text",
                          "robots.txt forbids it",
                          "robots.txt could not be fetched",
                          "took too long",
                          "over the size limit",
                          "has a DTD",
                          "left out: pages like it gave nothing new"}) {
    BOOST_TEST(text.find(why) != std::string::npos, "status does not tell: " << why);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
