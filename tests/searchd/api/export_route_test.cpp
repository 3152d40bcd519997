#include "searchd/api/export_route.h"

#include <algorithm>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/sample_offering.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

Offering second_hand() {
  auto offering = course("no-uni-2", "nb", "=HYPERLINK(\"https://evil.example\")");
  offering.ects = 7.5;
  offering.level = "master";
  offering.relevance = 2;
  offering.relevance_curated = true;
  offering.summary["nb"] = "Om \"ombruk\"; og mer";
  return offering;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (auto end = text.find(by); end != std::string::npos; end = text.find(by, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + by.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

/// The cells of a table with semicolons, rows by CRLF.
std::vector<std::vector<std::string>> cells_of(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ';' || c == '\n') {
      rows.back().push_back(std::exchange(cell, {}));
      if (c == '\n') rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  rows.pop_back();
  return rows;
}

std::string cell(const std::vector<std::vector<std::string>>& rows,
                 std::size_t row,
                 const std::string& column) {
  const auto& names = rows.front();
  const auto at = std::find(names.begin(), names.end(), column) - names.begin();
  return rows.at(row).at(static_cast<std::size_t>(at));
}

BOOST_AUTO_TEST_SUITE(export_route)

BOOST_AUTO_TEST_CASE(a_table_opens_in_a_nordic_spreadsheet) {
  const ServedIndex served({second_hand()});
  auto response = served.get("/api/v1/export?format=csv&hl=nb");
  BOOST_TEST(response.status == 200);
  BOOST_TEST(response.content_type == "text/csv; charset=utf-8; header=present");
  const auto text = body_of(response);
  BOOST_REQUIRE(
      text.starts_with("\xEF\xBB\xBF"
                       "id;title;"));
  const auto rows = cells_of(text.substr(3));
  BOOST_REQUIRE(rows.size() == 2U);
  BOOST_TEST(rows[0].size() == rows[1].size());
  BOOST_TEST(cell(rows, 1, "id") == "no-uni-2");
  BOOST_TEST(cell(rows, 1, "title") == "'=HYPERLINK(\"https://evil.example\")");
  BOOST_TEST(cell(rows, 1, "ects") == "7,5");
  BOOST_TEST(cell(rows, 1, "level") == "master");
  BOOST_TEST(cell(rows, 1, "summary") == "Om \"ombruk\"; og mer");
  const auto english = cells_of(served.text("/api/v1/export?format=csv&hl=en").substr(3));
  BOOST_TEST(cell(english, 1, "ects") == "7.5");
}

BOOST_AUTO_TEST_CASE(the_search_decides_what_is_exported_and_in_which_order) {
  std::vector<Offering> offerings;
  for (int i = 0; i < 120; ++i) {
    const auto number = std::to_string(1000 + i);
    auto made = course("no-uni-" + number, "nb", "Ombruk " + number);
    made.level = i % 3 == 0 ? "master" : "bachelor";
    offerings.push_back(made);
  }
  const ServedIndex served(offerings);
  // A page of the search shows ten; the export is whole all the same.
  const auto lines = split(served.text("/api/v1/export?format=ndjson&q=ombruk&level=master"
                                       "&sort=title&page=2&per_page=10&facets=none"),
                           "\n");
  BOOST_REQUIRE(lines.size() == 41U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const auto record = nlohmann::json::parse(lines[i]);
    BOOST_TEST(record.at("id") == "no-uni-" + std::to_string(1000 + 3 * i));
  }
}

BOOST_AUTO_TEST_CASE(an_export_shows_one_snapshot_whatever_is_built_meanwhile) {
  std::vector<Offering> offerings;
  for (int i = 0; i < 200; ++i)
    offerings.push_back(course("no-uni-" + std::to_string(1000 + i), "nb", "Ombruk"));
  ServedIndex served(offerings);
  auto response = served.get("/api/v1/export?format=ndjson");
  BOOST_REQUIRE(response.source != nullptr);
  auto text = response.source->next();
  for (int i = 0; i < 50; ++i)
    served.fixture().put(course("no-uni-later-" + std::to_string(i), "nb", "Ombruk"));
  served.fixture().build();
  served.service().refresh();
  BOOST_TEST(served.json("/api/v1/search").at("total") == 250);
  text += body_of(response);
  BOOST_TEST(split(text, "\n").size() == 201U);
  BOOST_TEST(text.find("later") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(linked_data_is_one_document) {
  const ServedIndex served({second_hand(), course("no-uni-1", "en", "Reuse")});
  auto response = served.get("/api/v1/export?format=jsonld");
  BOOST_TEST(response.content_type == "application/ld+json");
  const auto document = nlohmann::json::parse(body_of(response));
  BOOST_TEST(document.at("@context") == "https://schema.org/");
  BOOST_REQUIRE(document.at("@graph").size() == 2U);
  BOOST_TEST(document.at("@graph")[0].at("@type") == "Course");
  BOOST_TEST(!document.at("@graph")[0].contains("@context"));
}

BOOST_AUTO_TEST_CASE(nothing_found_is_a_whole_document_too) {
  const ServedIndex served({second_hand()});
  const std::string nothing = "&q=-ombruk+finnesikke";
  BOOST_TEST(served.text("/api/v1/export?format=ndjson" + nothing).empty());
  BOOST_TEST(cells_of(served.text("/api/v1/export?format=csv" + nothing)).size() == 1U);
  BOOST_TEST(served.json("/api/v1/export?format=elm" + nothing).at("@graph").empty());
  BOOST_TEST(served.json("/api/v1/export?format=jsonld" + nothing).at("@graph").empty());
}

BOOST_AUTO_TEST_CASE(wrong_parameters_are_named) {
  const ServedIndex served({second_hand()});
  struct Case {
    const char* query;
    const char* parameter;
  };
  for (const auto& [query, parameter] : {Case{"", "format"},
                                         Case{"format=xlsx", "format"},
                                         Case{"format=csv&format=elm", "format"},
                                         Case{"format=csv&colour=red", "colour"},
                                         Case{"format=csv&level=lofty", "level"}}) {
    BOOST_TEST_CONTEXT(query) {
      const auto response = served.get(std::string("/api/v1/export?") + query);
      BOOST_TEST(response.status == 400);
      BOOST_TEST(response.content_type == "application/problem+json");
      BOOST_TEST(nlohmann::json::parse(response.body).at("parameter") == parameter);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
