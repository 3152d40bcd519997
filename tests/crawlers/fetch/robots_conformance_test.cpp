// Every case of the shared robots data: what is a `must` has to be right, the rest is counted.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/fetch/robots_rules.h"
#include "crawlers/fetch/robots_status.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

const std::string folder = shared_path("conformance/robots/");

bool is_there() {
  if (std::filesystem::is_directory(folder)) return true;
  std::cout << "skipped: no " << folder << "\n";
  return false;
}

std::vector<nlohmann::json> read_rows(const std::string& name) {
  std::vector<nlohmann::json> rows;
  std::ifstream in(folder + name);
  for (std::string line; std::getline(in, line);)
    rows.push_back(nlohmann::json::parse(line));
  return rows;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = digits.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
  }
  return out;
}

std::string body_of(const nlohmann::json& row) {
  if (row.contains("robots_b64")) return decode_base64(row["robots_b64"].get<std::string>());
  return row["robots"].get<std::string>();
}

/// A case that is no `must` and that we see otherwise. Where engines contradict each other, or one
/// of them has rules of its own, the RFC counts, and where that is silent what is stricter.
void print_decision(const nlohmann::json& row, bool ours) {
  const auto word = [](bool allowed) { return allowed ? "allowed" : "disallowed"; };
  const bool googles = row["google_engine"].get<bool>();
  const char* why = !ours             ? "the stricter reading"
                    : ours == googles ? "RFC 9309, as Google's engine reads it"
                                      : "RFC 9309 to the letter";
  std::cout << "  | " << row["id"].get<std::string>() << " | " << row["test"].get<std::string>()
            << " | " << row["level"].get<std::string>()
            << " | case: " << word(row["allowed"].get<bool>())
            << " | Google's engine: " << word(googles) << " | ours: " << word(ours) << " | " << why
            << " |\n";
}

BOOST_AUTO_TEST_SUITE(robots_conformance)

BOOST_AUTO_TEST_CASE(verdicts) {
  if (!is_there()) return;
  std::map<std::string, std::pair<int, int>> tally;
  for (const char* name : {"google.jsonl", "crawler_commons.jsonl", "rfc9309.jsonl"}) {
    for (const auto& row : read_rows(name)) {
      const auto rules = RobotsRules::for_agent(body_of(row), row["ua"].get<std::string>());
      const bool allowed = rules.allows(row["url"].get<std::string>());
      const bool right = allowed == row["allowed"].get<bool>();
      const auto level = row["level"].get<std::string>();
      auto& [count, all] = tally[level];
      ++all;
      count += right ? 1 : 0;
      if (right) continue;
      if (level == "must") {
        BOOST_ERROR(row.dump(-1, ' ', true).substr(0, 500));
      } else {
        print_decision(row, allowed);
      }
    }
  }
  for (const auto& [level, figures] : tally) {
    std::cout << level << ": " << figures.first << " of " << figures.second << " right\n";
  }
}

BOOST_AUTO_TEST_CASE(other_facts) {
  if (!is_there()) return;
  for (const auto& row : read_rows("other_facts.jsonl")) {
    BOOST_TEST_CONTEXT(row.dump()) {
      const auto kind = row["kind"].get<std::string>();
      if (kind == "valid_product_token") {
        BOOST_TEST(is_product_token(row["token"].get<std::string>()) == row["valid"].get<bool>());
      } else if (kind == "url_to_match_path") {
        BOOST_TEST(robots_path(row["url"].get<std::string>()) == row["path"].get<std::string>());
      } else if (kind == "crawl_delay") {
        const auto rules = RobotsRules::for_agent(body_of(row), row["ua"].get<std::string>());
        BOOST_TEST(rules.crawl_delay().value_or(-1) == row["delay"].get<double>());
      } else if (kind == "robots_url") {
        BOOST_TEST(robots_url(row["url"].get<std::string>()) == row["robots_url"]);
      } else if (kind == "sitemaps") {
        const auto rules = RobotsRules::for_agent(body_of(row), "rundkurs");
        BOOST_TEST(rules.sitemaps() == row["sitemaps"].get<std::vector<std::string>>(),
                   boost::test_tools::per_element());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(outcomes_of_fetching) {
  if (!is_there()) return;
  for (const auto& row : read_rows("fetch_outcomes.jsonl")) {
    if (row["kind"] != "robots_fetch_outcome") continue;
    BOOST_TEST_CONTEXT(row.dump()) {
      const int status = row["status"].is_number() ? row["status"].get<int>() : 0;
      if (status / 100 == 3) continue;  // The harvest follows redirects before it judges.
      const auto rules = robots_rules_for(status, "User-agent: *\nDisallow: /lukket\n", "rundkurs");
      const auto expect = row["expect"].get<std::string>();
      const bool nothing = status == 0 || status == 429 || status >= 500;
      BOOST_TEST(rules.allows("/annet") == !nothing);
      BOOST_TEST(rules.allows("/lukket") == (expect == "allow all"));
    }
  }
}

BOOST_AUTO_TEST_CASE(raw_files_are_read_without_harm) {
  if (!is_there()) return;
  for (const auto& file : std::filesystem::directory_iterator(folder + "files")) {
    BOOST_TEST_CONTEXT(file.path().string()) {
      std::ifstream in(file.path(), std::ios::binary);
      const std::string body{std::istreambuf_iterator<char>(in), {}};
      BOOST_TEST(RobotsRules::for_agent(body, "rundkurs").allows("/robots.txt"));
    }
  }
  const auto rules_of = [](const std::string& name, std::string_view agent) {
    std::ifstream in(folder + "files/" + name, std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(in), {}};
    return RobotsRules::for_agent(body, agent);
  };
  BOOST_TEST(!rules_of("format-errors-robots.txt", "bot1").allows("/whitespace-before-colon/"));
  BOOST_TEST(!rules_of("format-errors-robots.txt", "bot1").allows("/no-colon/"));
  BOOST_TEST(!rules_of("format-errors-robots.txt", "bot2").allows("/no-colon-useragent/"));
  BOOST_TEST(!rules_of("extensions-group-merging.txt", "mybot").allows("/private/"));
  BOOST_TEST(!rules_of("extensions-group-merging.txt", "mybot").allows("/login/"));
  BOOST_TEST(!rules_of("crawl-delay-group-merging.txt", "mybot").allows("/private/"));
  BOOST_TEST(rules_of("crawl-delay-group-merging.txt", "mybot").crawl_delay().value_or(0) == 10.0);
  BOOST_TEST(!rules_of("merge-rules.txt", "wget").allows("/tmp/bar"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
