// The URL parser against web-platform-tests, the canonical form against crawler-commons' tables.
#include <filesystem>
#include <fstream>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/fetch/canonical_url.h"
#include "crawlers/fetch/url_host.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

const std::string folder = shared_path("conformance/url/");

bool is_there() {
  if (std::filesystem::is_directory(folder)) return true;
  std::cout << "skipped: no " << folder << "\n";
  return false;
}

nlohmann::json read_json(const std::string& name) {
  std::ifstream in(folder + name);
  return nlohmann::json::parse(in);
}

/// Counts, and names what is not as the table says.
struct Tally {
  std::string name;
  int right = 0;
  int all = 0;

  void count(bool is_right, const std::string& what, const std::string& got) {
    ++all;
    if (is_right) {
      ++right;
    } else {
      std::cout << "  " << name << ": " << what << " gave '" << got << "'\n";
    }
  }
  ~Tally() { std::cout << name << ": " << right << " of " << all << " right\n"; }
};

std::string href(const Result<Url>& url) {
  return url ? url->text() : "(" + url.error().message + ")";
}

BOOST_AUTO_TEST_SUITE(url_conformance)

BOOST_AUTO_TEST_CASE(web_platform_tests) {
  if (!is_there()) return;
  Tally tally{.name = "urltestdata"};
  for (const auto& row : read_json("urltestdata.json")) {
    if (!row.is_object()) continue;
    const auto base_text = row.value("base", nlohmann::json()).is_string()
                               ? row["base"].get<std::string>()
                               : std::string();
    const bool failure = row.value("failure", false);
    const auto protocol = row.value("protocol", "");
    if (failure ? !base_text.starts_with("http") : protocol != "http:" && protocol != "https:") {
      continue;
    }
    const auto base = parse_url(base_text);
    const auto input = row["input"].get<std::string>();
    const auto url = parse_url(input, base ? &*base : nullptr);
    tally.count(failure ? !url : url && url->text() == row["href"],
                row.dump(-1, ' ', true).substr(0, 200),
                href(url));
  }
  // What is left is refused on purpose: an authority that browsers guess at (http:///x).
  BOOST_TEST(tally.right >= tally.all * 0.95);
}

BOOST_AUTO_TEST_CASE(domains_to_ascii) {
  if (!is_there()) return;
  Tally tally{.name = "toascii"};
  for (const auto& row : read_json("toascii.json")) {
    if (!row.is_object()) continue;
    const auto host = parse_host(row["input"].get<std::string>());
    const auto expected = row["output"].is_string() ? row["output"].get<std::string>() : "(none)";
    tally.count(
        host.value_or("(none)") == expected, row.dump(-1, ' ', true), host.value_or("(none)"));
  }
  // ICU 72 knows Unicode 15; the rows left over changed with Unicode 16.
  BOOST_TEST(tally.right >= tally.all * 0.85);
}

/// A cell, with its quotes taken off and doubled quotes undone.
std::string cell(std::string text) {
  const auto begin = text.find_first_not_of(' ');
  text =
      begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return text;
  text = text.substr(1, text.size() - 2);
  for (auto at = text.find("\"\""); at != std::string::npos; at = text.find("\"\"", at + 1)) {
    text.erase(at, 1);
  }
  return text;
}

/// "a, b, c" where the last `columns - 1` commas outside quotes separate.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  for (auto& text : out)
    text = cell(std::move(text));
  return out;
}

std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(folder + name);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') rows.push_back(cells(line));
  }
  return rows;
}

BOOST_AUTO_TEST_CASE(crawler_commons_resolving) {
  if (!is_there()) return;
  Tally tally{.name = "url-resolve"};
  for (const auto& row : read_table("crawler-commons-url-resolve.csv")) {
    if (row.size() != 3 || !row[2].starts_with("http")) continue;
    const auto base = parse_url(row[1]);
    const auto url = parse_url(row[0], base ? &*base : nullptr);
    tally.count(href(url) == row[2], row[0], href(url));
  }
  BOOST_TEST(tally.right == tally.all);
}

BOOST_AUTO_TEST_CASE(crawler_commons_canonical_form) {
  if (!is_there()) return;
  Tally tally{.name = "weird-to-normalised"};
  for (const auto& row : read_table("crawler-commons-weirdToNormalizedUrls.csv")) {
    if (row.size() != 2 || !row[1].starts_with("http:/")) continue;
    const auto url = canonical_url(row[0]);
    tally.count(href(url) == row[1], row[0] + " -> " + row[1], href(url));
  }
  BOOST_TEST(tally.right >= tally.all * 0.9);
}

BOOST_AUTO_TEST_CASE(crawler_commons_invalid) {
  if (!is_there()) return;
  for (const auto& row : read_table("crawler-commons-invalidUrls.csv")) {
    BOOST_TEST_CONTEXT(row[0]) {
      BOOST_TEST(!canonical_url(row[0]).has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
