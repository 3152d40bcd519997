#include "schemas/source.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using nlohmann::json;

json complete_source() {
  return json::parse(R"({
    "id": "fi-turkuamk", "kind": "institution", "sector": "applied-sciences",
    "name": {"fi": "Turun ammattikorkeakoulu", "en": "Turku University of Applied Sciences"},
    "short_name": "TurkuAMK", "other_names": ["Åbo yrkeshögskola"],
    "country": "FI", "home": "https://www.turkuamk.fi/",
    "places": [{"name": "Turku", "region": {"code": "FI-19", "name": "Varsinais-Suomi"},
                "lat": 60.45, "lon": 22.27}],
    "languages": ["fi", "en"],
    "allowed_hosts": ["opinto-opas.turkuamk.fi"],
    "seeds": ["https://opinto-opas.turkuamk.fi/index.php/fi"],
    "sitemaps": ["https://opinto-opas.turkuamk.fi/sitemap.xml"],
    "feeds": [{"url": "https://opinto-opas.turkuamk.fi/feed?page={page}", "format": "kouta",
               "first_page": 0, "page_size": 100, "headers": {"Accept": "application/json"}}],
    "follow": ["/fi/"], "offering_pages": ["/course_unit/\\d+$"],
    "delay_seconds": 2.5, "max_pages": 50, "max_megabytes": 20,
    "defaults": {"country": "FI", "credit_unit": "op"},
    "rules": [{"field": "title", "xpath": "//h1"}],
    "verified": "2026-11-22", "demonstration": true, "note": "made up"
  })");
}

Result<SourceFiles> load(const TemporaryFolder& folder, const json& file) {
  folder.write("fi-turkuamk.json", file.dump(1));
  return SourceFiles::load(folder.path().string());
}

BOOST_AUTO_TEST_SUITE(source)

BOOST_AUTO_TEST_CASE(every_member_is_read) {
  const TemporaryFolder folder;
  const auto sources = load(folder, complete_source());
  BOOST_REQUIRE(sources.has_value());
  BOOST_REQUIRE(sources->all().size() == 1U);
  const auto& source = sources->all().front();
  BOOST_TEST(source.id == "fi-turkuamk");
  BOOST_TEST((source.kind == SourceFile::Kind::institution));
  BOOST_TEST(source.sector == "applied-sciences");
  BOOST_TEST(source.name.at("fi") == "Turun ammattikorkeakoulu");
  BOOST_TEST(source.other_names.front() == "Åbo yrkeshögskola");
  BOOST_REQUIRE(source.places.front().region.has_value());
  BOOST_TEST(source.places.front().region->code == "FI-19");
  BOOST_TEST(source.places.front().lat.value_or(0) == 60.45);
  BOOST_TEST(source.languages.size() == 2U);
  BOOST_TEST(source.allowed_hosts.size() == 1U);
  BOOST_TEST(source.seeds.size() == 1U);
  BOOST_TEST(source.sitemaps.size() == 1U);
  BOOST_TEST(source.feeds.front().format == "kouta");
  BOOST_TEST(source.feeds.front().first_page.value_or(-1) == 0);
  BOOST_TEST(source.feeds.front().page_size.value_or(-1) == 100);
  BOOST_TEST(source.follow.size() == 1U);
  BOOST_TEST(source.offering_pages.size() == 1U);
  BOOST_TEST(source.delay_seconds == 2.5);
  BOOST_TEST(source.max_pages == 50);
  BOOST_TEST(source.max_megabytes == 20);
  BOOST_TEST(source.defaults.at("credit_unit") == "op");
  BOOST_TEST(source.rules.front().xpath == "//h1");
  BOOST_TEST(source.verified.value_or("") == "2026-11-22");
  BOOST_TEST(source.demonstration);
  const auto reference = reference_to(source);
  BOOST_TEST(reference.id == "fi-turkuamk");
  BOOST_TEST(reference.short_name == "TurkuAMK");
  BOOST_TEST(reference.url == "https://www.turkuamk.fi/");
}

BOOST_AUTO_TEST_CASE(it_is_found_by_any_of_its_names_within_its_country) {
  const TemporaryFolder folder;
  const auto sources = load(folder, complete_source());
  BOOST_REQUIRE(sources.has_value());
  for (const char* name : {"TurkuAMK",
                           "Turku AMK",
                           "turkuamk",
                           "TURUN  AMMATTIKORKEAKOULU",
                           "Turku University of Applied Sciences",
                           "åbo yrkeshögskola"}) {
    BOOST_TEST(sources->find_by_name(name, "FI") != nullptr, name);
    BOOST_TEST(sources->find_by_name(name, "SE") == nullptr, name);
  }
  BOOST_TEST(sources->find_by_name("Turku", "FI") == nullptr);
  BOOST_TEST(sources->find("fi-turkuamk") != nullptr);
  BOOST_TEST(sources->find("fi-turku") == nullptr);
}

BOOST_AUTO_TEST_CASE(mistakes_name_file_and_field) {
  struct Case {
    json patch;
    const char* complaint;
  };
  const Case cases[] = {
      {{{"id", "fi-turku"}}, "fi-turkuamk.json: id: the file must be called fi-turku.json"},
      {{{"seeds", {"https://www.turkuamk.fi/x"}}},
       "fi-turkuamk.json: seeds[0]: host www.turkuamk.fi is not in allowed_hosts"},
      {{{"sitemaps", {"https://opinto-opas.turkuamk.fi", "http://x:80?y"}}},
       "fi-turkuamk.json: sitemaps[1]: host x is not in allowed_hosts"},
      {{{"follow", {"/fi/", "(["}}},
       "fi-turkuamk.json: follow[1]: '([' is no regular expression: "},
      {{{"rules", {{{"field", "colour"}, {"xpath", "//h1"}}}}},
       "fi-turkuamk.json:59: rules[0].field: 'colour' is not one of "},
      {{{"defaults", {{"colour", "green"}}}},
       "fi-turkuamk.json:6: defaults: unknown member 'colour'"},
  };
  for (const auto& [patch, complaint] : cases) {
    BOOST_TEST_CONTEXT(patch) {
      const TemporaryFolder folder;
      auto changed = complete_source();
      changed.merge_patch(patch);
      const auto sources = load(folder, changed);
      BOOST_REQUIRE(!sources.has_value());
      const auto line = describe(sources.error());
      BOOST_TEST(line.starts_with(folder.file(complaint)), line);
    }
  }
}

BOOST_AUTO_TEST_CASE(two_sources_may_not_share_a_name) {
  const TemporaryFolder folder;
  auto other = complete_source();
  other["id"] = "fi-abo";
  other["short_name"] = "turku amk";
  other["name"] = {{"sv", "Åbo"}};
  other["other_names"] = json::array();
  folder.write("fi-abo.json", other.dump());
  const auto sources = load(folder, complete_source());
  BOOST_REQUIRE(!sources.has_value());
  BOOST_TEST(describe(sources.error()) ==
             folder.file("fi-turkuamk.json: name: 'TurkuAMK' is a name of fi-abo too"));
}

BOOST_AUTO_TEST_CASE(every_mistake_is_told_to_those_who_edit) {
  const TemporaryFolder folder;
  auto file = complete_source();
  file["seeds"] = {"https://elsewhere.example/"};
  folder.write("fi-turkuamk.json", file.dump());
  folder.write("no-a.json", "{");
  folder.write("no-b.json", "{}");
  const auto mistakes = SourceFiles::mistakes(folder.path().string());
  BOOST_REQUIRE(mistakes.size() == 3U);
  BOOST_TEST(mistakes[0].where == folder.file("fi-turkuamk.json: seeds[0]"));
  BOOST_TEST(mistakes[1].where == folder.file("no-a.json:1:2"));
  BOOST_TEST(describe(mistakes[2]) == folder.file("no-b.json:1: member 'id' is missing"));
}

BOOST_AUTO_TEST_CASE(broken_and_missing_files_are_named) {
  const TemporaryFolder folder;
  BOOST_TEST(SourceFiles::load(folder.path().string()).value().all().empty());
  folder.write("no-x.json", "{\n\"id\":}");
  const auto broken = SourceFiles::load(folder.path().string());
  BOOST_REQUIRE(!broken.has_value());
  BOOST_TEST(broken.error().where == folder.file("no-x.json:2:6"));
  const auto missing = SourceFiles::load(folder.file("nowhere"));
  BOOST_REQUIRE(!missing.has_value());
  BOOST_TEST(missing.error().where == folder.file("nowhere"));
}

BOOST_AUTO_TEST_CASE(the_shipped_sources_are_sound) {
  const auto sources = SourceFiles::load(source_path("data/sources"));
  BOOST_REQUIRE(sources.has_value());
  BOOST_TEST(sources->find("no-nmbu") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
