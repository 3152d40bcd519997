#include "searchd/http/parameters.h"

#include <ostream>

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {

static std::ostream& operator<<(std::ostream& out, const Parameter& parameter) {
  return out << parameter.name << " = " << parameter.value;
}

namespace {

BOOST_AUTO_TEST_SUITE(parameters)

BOOST_AUTO_TEST_CASE(a_query_is_taken_apart_in_order) {
  const std::vector<Parameter> expected = {{"q", "a b+c"},
                                           {"level", "master"},
                                           {"level", ""},
                                           {"alone", ""},
                                           {"", "x"},
                                           {"r", "a=b"},
                                           {"s", "100% æ %zz"}};
  BOOST_TEST(parse_parameters("q=a+b%2Bc&level=master&level=&alone&&=x&r=a=b&s=100%+%C3%a6+%zz") ==
                 expected,
             boost::test_tools::per_element());
  BOOST_TEST(parse_parameters("").empty());
  BOOST_TEST(parse_parameters("%")[0].name == "%");
  BOOST_TEST(parse_parameters("a=%4")[0].value == "%4");
}

BOOST_AUTO_TEST_CASE(what_is_encoded_comes_back) {
  const std::string text = "øl & brød+100% \"a\"/b\n";
  BOOST_TEST(percent_decode(percent_encode(text), false) == text);
  BOOST_TEST(percent_encode("no-nmbu_1.a~") == "no-nmbu_1.a~");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
