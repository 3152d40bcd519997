#include "schemas/json.h"

#include <sstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace rundkurs {
namespace {

using nlohmann::json;

Result<void> ignore(const json&, const std::string&) {
  return {};
}

BOOST_AUTO_TEST_SUITE(json_text_forms)

BOOST_AUTO_TEST_CASE(what_the_library_parses_comes_out_equal) {
  for (const char* text : {"null",
                           "-12",
                           "18446744073709551615",
                           "7.5",
                           "\"æ \\u00e6 \\ud83c\\udf0d\"",
                           "[]",
                           "{}",
                           R"([1,[2,[]],{"a":{"b":[true,false,null]},"c":""}])",
                           R"({"twice":{"first":1},"twice":2})"}) {
    BOOST_TEST_CONTEXT(text) {
      const auto value = parse_json(text, "t");
      BOOST_REQUIRE(value.has_value());
      BOOST_TEST(*value == json::parse(text));
    }
  }
}

BOOST_AUTO_TEST_CASE(errors_name_line_and_column) {
  struct Case {
    const char* text;
    const char* where;
  };
  for (const auto& [text, where] : {Case{"", "f:1:1"},
                                    Case{"{\n  \"a\": 1,\n  \"å\" x", "f:3:7"},
                                    Case{"[1, 2", "f:1:6"},
                                    Case{"{} {}", "f:1:4"},
                                    Case{"\"\xFF\"", "f:1:2"},
                                    Case{"[1e999]", "f:1:6"},
                                    Case{"{\"a\": NaN}", "f:1:7"}}) {
    BOOST_TEST_CONTEXT(text) {
      const auto value = parse_json(text, "f");
      BOOST_REQUIRE(!value.has_value());
      BOOST_TEST(value.error().where == where);
      BOOST_TEST((value.error().code == Error::Code::malformed));
      BOOST_TEST(value.error().message.find("json.exception") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_hides_behind_a_zero_byte) {
  const auto value = parse_json(std::string_view("{}\n\0{\"a\":1}", 11), "f");
  BOOST_REQUIRE(!value.has_value());
  BOOST_TEST(describe(value.error()) == "f:2:1: invalid JSON: a zero byte");
}

BOOST_AUTO_TEST_CASE(nesting_is_bounded) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  BOOST_TEST(parse_json(nested(max_json_depth), "f").has_value());
  const auto deeper = parse_json(nested(max_json_depth + 1), "f");
  BOOST_REQUIRE(!deeper.has_value());
  BOOST_TEST(describe(deeper.error()) == "f: invalid JSON: nested deeper than 64 levels");
  BOOST_TEST(!parse_json(std::string(1'000'000, '['), "f").has_value());
}

BOOST_AUTO_TEST_CASE(a_long_token_does_not_make_a_long_message) {
  const auto open_text = parse_json("\"" + std::string(1'000'000, 'x'), "f");
  BOOST_REQUIRE(!open_text.has_value());
  BOOST_TEST(open_text.error().message.size() < 300U);
}

BOOST_AUTO_TEST_CASE(broken_utf8_is_replaced_outward) {
  BOOST_TEST(json_text(json("a\xFFz")) == "\"a\uFFFDz\"");
}

BOOST_AUTO_TEST_CASE(each_line_is_a_row_with_its_place) {
  std::istringstream in("\xEF\xBB\xBF{\"n\":1}\r\n\n  \t\n{\"n\":2}");
  std::string seen;
  const auto done = for_each_ndjson(in, "rows", [&](const json& row, const std::string& where) {
    seen += where + "=" + row.at("n").dump() + " ";
    return Result<void>();
  });
  BOOST_TEST(done.has_value());
  BOOST_TEST(seen == "rows:1=1 rows:4=2 ");
}

BOOST_AUTO_TEST_CASE(a_bad_line_stops_with_its_place) {
  struct Case {
    std::string text;
    const char* where;
  };
  for (const auto& [text, where] : {Case{"{}\n{\"a\": }\n", "rows:2:7"},
                                    Case{"{}\n[1]\n", "rows:2"},
                                    Case{"{}\n{}\n{\"a\":", "rows:3:6"},
                                    Case{std::string("{}\n\0{}\n", 7), "rows:2:1"},
                                    Case{"{\"a\":\"" + std::string(10'000'000, 'x'), "rows:1"}}) {
    BOOST_TEST_CONTEXT(where) {
      std::istringstream in(text);
      const auto done = for_each_ndjson(in, "rows", ignore);
      BOOST_REQUIRE(!done.has_value());
      BOOST_TEST(done.error().where == where);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_row_function_can_stop) {
  std::istringstream in("{}\n{}\n{}\n");
  int rows = 0;
  const auto done = for_each_ndjson(in, "rows", [&](const json&, const std::string&) {
    return ++rows < 2 ? Result<void>() : Result<void>(Error{.message = "enough"});
  });
  BOOST_REQUIRE(!done.has_value());
  BOOST_TEST(done.error().message == "enough");
  BOOST_TEST(rows == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
