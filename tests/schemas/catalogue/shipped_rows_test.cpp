// The judged rows beside a checkout: 251 real offerings with their twins.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/catalogue/catalogue.h"
#include "schemas/flat_row.h"
#include "schemas/json.h"
#include "schemas/offering_json.h"
#include "tests/paths.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

const fs::path shared = shared_path();
const Timestamp start{std::chrono::seconds{1'800'000'000}};

std::vector<Offering> rows() {
  std::vector<Offering> all;
  const SourceFiles no_sources;
  for (const char* name : {"offerings-west.jsonl", "offerings-east.jsonl"}) {
    const fs::path path = shared / "catalogue" / name;
    std::ifstream in(path);
    const auto done =
        for_each_ndjson(in,
                        path.string(),
                        [&](const nlohmann::json& row, const std::string& where) -> Result<void> {
                          auto offering = offering_from_flat_row(row, no_sources, where);
                          if (!offering) return std::move(offering).error();
                          all.push_back(*std::move(offering));
                          return {};
                        });
    if (!done) BOOST_FAIL(describe(done.error()));
  }
  return all;
}

/// The groups of ids that a person found to be one offering.
std::vector<std::set<std::string>> twins() {
  std::vector<std::set<std::string>> groups;
  std::ifstream in(shared / "relevance" / "same-offering.txt");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    groups.emplace_back(std::istream_iterator<std::string>(words),
                        std::istream_iterator<std::string>());
  }
  return groups;
}

bool are_twins(const std::string& a, const std::string& b) {
  for (const auto& group : twins()) {
    if (group.count(a) != 0 && group.count(b) != 0) return true;
  }
  return false;
}

std::string export_of(Catalogue& catalogue) {
  std::string text;
  const auto done = catalogue.for_each({}, [&](const Offering& offering) -> Result<void> {
    text += to_ndjson(offering) + "\n";
    return {};
  });
  BOOST_REQUIRE(done);
  return text;
}

BOOST_AUTO_TEST_SUITE(shipped_rows)

BOOST_AUTO_TEST_CASE_TEMPLATE(only_twins_are_joined_and_every_id_answers, Store, Stores) {
  if (!fs::exists(shared / "catalogue")) {
    std::cout << "skipped: no " << (shared / "catalogue") << "\n";
    return;
  }
  Store store;
  Catalogue& catalogue = store.catalogue();
  const auto all = rows();
  for (const Offering& row : all) {
    const auto stored = catalogue.put(row, start);
    if (!stored) BOOST_ERROR(describe(stored.error()));
  }
  std::size_t joined = 0;
  for (const Offering& row : all) {
    const auto offering = catalogue.find(row.id);
    BOOST_REQUIRE(offering && *offering);
    if ((*offering)->id == row.id) continue;
    ++joined;
    BOOST_TEST(are_twins(row.id, (*offering)->id), row.id << " joined " << (*offering)->id);
  }
  BOOST_TEST(*catalogue.count({}) == all.size() - joined);
  BOOST_TEST(joined > 0);

  const std::string first = export_of(catalogue);
  const auto revision = *catalogue.revision();
  for (const Offering& row : all) {
    BOOST_TEST((*catalogue.put(row, start + std::chrono::hours{24}) == Stored::unchanged));
  }
  BOOST_TEST(export_of(catalogue) == first);
  BOOST_TEST(*catalogue.revision() == revision);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
