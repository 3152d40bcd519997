#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/source.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

using nlohmann::json;

const SourceFiles& shipped() {
  static const SourceFiles sources = [] {
    auto loaded = SourceFiles::load(source_path("data/sources"));
    BOOST_REQUIRE(loaded.has_value());
    return std::move(*loaded);
  }();
  return sources;
}

std::vector<SourceFile> institutions() {
  std::vector<SourceFile> found;
  for (const auto& source : shipped().all()) {
    if (source.kind == SourceFile::Kind::institution && !source.demonstration)
      found.push_back(source);
  }
  return found;
}

/// What only editors read: the program does not keep it.
std::string note_of(const SourceFile& source) {
  const auto file = read_json_file(source_path("data/sources/" + source.id + ".json"));
  BOOST_REQUIRE(file.has_value());
  return file->value("note", "");
}

/// "NO Trondheim" of every place in the gazetteer, under each of its names.
std::set<std::string> gazetteer_names() {
  std::set<std::string> names;
  const auto gazetteer = read_json_file(source_path("data/geo/places.json"));
  BOOST_REQUIRE(gazetteer.has_value());
  for (const auto& place : gazetteer->at("places")) {
    const auto country = place.at("country").get<std::string>() + " ";
    names.insert(country + place.at("name").get<std::string>());
    for (const auto& name : place.value("names", json::array()))
      names.insert(country + name.get<std::string>());
  }
  return names;
}

bool finds_one(const std::string& expression, const std::vector<std::string>& urls) {
  const std::regex compiled(expression);
  return std::any_of(urls.begin(), urls.end(), [&](const std::string& url) {
    return std::regex_search(url, compiled);
  });
}

BOOST_AUTO_TEST_SUITE(shipped_sources)

BOOST_AUTO_TEST_CASE(all_eight_areas_have_institutions_of_education) {
  std::map<std::string, int> areas;
  for (const auto& source : institutions()) {
    if (source.sector != "course-provider" && source.sector != "public-body")
      ++areas[source.country];
  }
  int all = 0;
  for (const char* area : {"NO", "SE", "DK", "FI", "IS", "FO", "GL", "AX"}) {
    BOOST_TEST(areas[area] >= 3, area);
    all += areas[area];
  }
  BOOST_TEST(all >= 150);
  for (const char* area : {"NO", "SE", "DK", "FI"})
    BOOST_TEST(areas[area] >= 30, area);
}

BOOST_AUTO_TEST_CASE(those_that_companies_book_courses_with_are_there) {
  std::map<std::string, std::set<std::string>> of_sector;
  for (const auto& source : institutions())
    of_sector[source.sector].insert(source.id);
  BOOST_TEST(of_sector["course-provider"].size() >= 25U);
  for (const char* id : {"no-avfall-norge",
                         "dk-dakofa",
                         "dk-molio",
                         "fi-sykli",
                         "fi-fitech",
                         "is-akademias",
                         "is-idan"})
    BOOST_TEST(of_sector["course-provider"].contains(id), id);
  BOOST_TEST(of_sector["university"].size() >= 50U);
  BOOST_TEST(of_sector["applied-sciences"].size() >= 30U);
  BOOST_TEST(of_sector["vocational"].size() >= 30U);
}

BOOST_AUTO_TEST_CASE(an_institution_says_its_sector_and_an_aggregator_has_none) {
  for (const auto& source : shipped().all()) {
    const bool institution = source.kind == SourceFile::Kind::institution;
    BOOST_TEST(source.sector.empty() != institution, source.id);
  }
}

BOOST_AUTO_TEST_CASE(every_place_is_in_the_gazetteer) {
  const auto known = gazetteer_names();
  for (const auto& source : shipped().all()) {
    for (const auto& place : source.places) {
      BOOST_TEST_CONTEXT(source.id << ": " << place.name) {
        BOOST_TEST(known.contains(source.country + " " + place.name));
        BOOST_TEST(place.lat.has_value());
        BOOST_TEST(place.lon.has_value());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_expression_finds_a_seed_or_is_said_to_be_unseen) {
  for (const auto& source : shipped().all()) {
    const auto note = note_of(source);
    for (const auto* list : {&source.follow, &source.offering_pages}) {
      for (const auto& expression : *list) {
        BOOST_TEST((finds_one(expression, source.seeds) || note.find(expression) != note.npos),
                   source.id << ": " << expression);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_visited_says_why) {
  for (const auto& source : shipped().all()) {
    const bool visited = !source.seeds.empty() || !source.sitemaps.empty() || !source.feeds.empty();
    const bool read = !source.offering_pages.empty() || !source.feeds.empty();
    if (!visited || !read) BOOST_TEST(!note_of(source).empty(), source.id);
  }
}

BOOST_AUTO_TEST_CASE(a_feed_that_is_paged_says_where_it_begins) {
  for (const auto& source : shipped().all()) {
    for (const auto& feed : source.feeds) {
      const bool paged =
          feed.url.find("{page}") != feed.url.npos || feed.url.find("{offset}") != feed.url.npos;
      BOOST_TEST(paged == feed.first_page.has_value(), source.id << ": " << feed.url);
      BOOST_TEST(paged == feed.page_size.has_value(), source.id << ": " << feed.url);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
