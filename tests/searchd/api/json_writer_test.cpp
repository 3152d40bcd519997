#include "searchd/api/json_writer.h"

#include <limits>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace rundkurs::api {
namespace {

BOOST_AUTO_TEST_SUITE(json_writer)

BOOST_AUTO_TEST_CASE(what_is_written_reads_as_it_was_meant) {
  JsonWriter to;
  to.begin('{').name("text").value("a\"b\\c\n\x01 ø").name("none").value_or_null("");
  to.name("list").begin('[').value(1).value(2.5).value(30.0).value(true).value("x").end(']');
  to.name("empty").begin('{').end('}').name("words").value(std::vector<std::string>{"a", "b"});
  to.name("objects").begin('[').begin('{').end('}').begin('{').name("a").value(-1).end('}');
  to.end(']').name("nothing").value(std::optional<double>());
  to.name("infinite").value(std::numeric_limits<double>::infinity()).end('}');
  const nlohmann::json expected = {{"text", "a\"b\\c\n\x01 ø"},
                                   {"none", nullptr},
                                   {"list", {1, 2.5, 30.0, true, "x"}},
                                   {"empty", nlohmann::json::object()},
                                   {"words", {"a", "b"}},
                                   {"objects", {nlohmann::json::object(), {{"a", -1}}}},
                                   {"nothing", nullptr},
                                   {"infinite", nullptr}};
  const auto read = nlohmann::json::parse(to.take());
  BOOST_TEST(read == expected);
  BOOST_TEST(read.at("list").at(2).is_number_float());
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_value) {
  for (const double number : {0.1, 1e300, 1e-300, 123456789.125, -0.5, 1e22}) {
    JsonWriter to;
    BOOST_TEST(nlohmann::json::parse(to.value(number).take()).get<double>() == number);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
