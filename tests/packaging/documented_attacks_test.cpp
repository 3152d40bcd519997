// The table of attacks in docs/security.md names tests that are there.
#include <regex>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(documented_attacks)

BOOST_AUTO_TEST_CASE(each_is_a_test) {
  const auto text = read_file(source_path("docs/security.md"));
  BOOST_REQUIRE(text);
  const std::regex row(R"(\| `([a-z_/]+\.cpp)`: `([a-z_0-9]+)` \|)");
  int rows = 0;
  for (std::sregex_iterator at(text->begin(), text->end(), row), end; at != end; ++at) {
    ++rows;
    const auto test = read_file(source_path("tests/" + (*at)[1].str()));
    BOOST_REQUIRE_MESSAGE(test, (*at)[1].str() << " is not there");
    BOOST_TEST(test->find("BOOST_AUTO_TEST_CASE(" + (*at)[2].str() + ")") != std::string::npos,
               (*at)[1].str() << " has no case " << (*at)[2].str());
  }
  BOOST_TEST(rows > 30);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
