// The JSON parsing test suite: y_ must be accepted, n_ refused; of i_ the suite leaves it open, and
// our decision is printed.
#include <filesystem>
#include <iostream>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/extract/extractor.h"
#include "schemas/json.h"
#include "tests/crawlers/extract/conformance.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(json_conformance)

BOOST_AUTO_TEST_CASE(the_suite_is_decided_as_it_asks) {
  const auto folder = conformance_folder("json");
  if (folder.empty()) return;
  int accepted = 0;
  int refused = 0;
  std::string open;
  for (const auto& path : files_below(folder)) {
    const auto name = path.filename().string();
    if (path.extension() != ".json") continue;
    const bool taken = parse_json(content_of(path), name).has_value();
    if (name.starts_with("y_")) {
      BOOST_TEST(taken, name);
      accepted += taken ? 1 : 0;
    } else if (name.starts_with("n_")) {
      BOOST_TEST(!taken, name);
      refused += taken ? 0 : 1;
    } else if (name.starts_with("i_")) {
      open += "  " + name + ": " + (taken ? "accepted" : "refused") + "\n";
    }
  }
  std::cout << "JSON suite: " << accepted << " y_ accepted, " << refused
            << " n_ refused; left open:\n"
            << open;
  BOOST_TEST(accepted > 0);
  BOOST_TEST(refused > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
