#include "crawlers/extract/json_portions.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/extract/extractor.h"
#include "crawlers/extract/feed_text.h"
#include "crawlers/extract/local_names.h"
#include "tests/crawlers/extract/raw_record_text.h"

namespace rundkurs {
namespace {

std::vector<std::string> portions_of(const std::string& json, std::size_t bytes) {
  std::vector<std::string> portions;
  const auto done = for_each_portion(json, bytes, [&](std::string_view portion) -> Result<void> {
    portions.emplace_back(portion);
    return {};
  });
  BOOST_TEST(done.has_value());
  return portions;
}

std::string info(int number) {
  const auto id = std::to_string(number);
  return R"({"id": "i.uoh.x.)" + id + R"(", "content": {"identifier": "i.uoh.x.)" + id +
         R"(", "configuration": {"code": "kurs"}, "title": {"strings": [{"lang": "swe", "value": "Kurs )" +
         id + R"(, \"del ]}\" "}]}}})";
}

BOOST_AUTO_TEST_SUITE(json_portions)

BOOST_AUTO_TEST_CASE(a_short_document_is_one_portion) {
  BOOST_TEST(portions_of(R"({"a": [1, 2, 3]})", 100).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_long_list_comes_in_portions_within_its_members) {
  const auto portions =
      portions_of(R"({"n": 1, "a": {"b": [{"x": "],"}, {"x": 2}, [3, 4], "five"]}, "c": []})", 12);
  const std::vector<std::string> expected = {R"({"n": 1, "a": {"b": []}, "c": []})",
                                             R"({"a":{"b":[{"x": "],"}, {"x": 2}]}})",
                                             R"({"a":{"b":[ [3, 4], "five"]}})"};
  BOOST_TEST(portions == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_list_at_the_root_comes_in_portions) {
  const auto portions = portions_of("[11111, 22222, 33333, 44444]", 8);
  BOOST_TEST(portions.size() == 3U);
  for (const auto& portion : portions)
    BOOST_TEST(nlohmann::json::accept(portion), portion);
}

BOOST_AUTO_TEST_CASE(what_is_no_json_comes_whole) {
  for (const std::string text :
       {"[1, 2, 3, 4, 5", "{\"a\": \"unended", "]]]]]]]]]", "no json here"})
    BOOST_TEST(portions_of(text, 4).front() == text);
}

/// The same records whether a feed is long or short.
BOOST_AUTO_TEST_CASE(a_feed_of_megabytes_gives_what_its_parts_give) {
  std::string infos;
  constexpr int count = 12'000;
  for (int i = 0; i < count; ++i)
    infos += (i == 0 ? "" : ",\n") + info(i);
  const auto feed = R"({"page": {"totalElements": 12000}, "educationInfos": [)" + infos + "]}";
  BOOST_TEST(feed.size() > 2'000'000U);
  const auto records = extractor_for("emil")->extract({.bytes = feed});
  BOOST_REQUIRE(records.has_value());
  BOOST_TEST(records->size() == std::size_t{count});
  const auto last = R"({"educationInfos": [)" + info(count - 1) + "]}";
  const auto alone = extractor_for("emil")->extract({.bytes = last});
  BOOST_REQUIRE(alone.has_value());
  BOOST_TEST(text_of({records->back()}) == text_of(*alone));
}

BOOST_AUTO_TEST_CASE(an_error_far_behind_is_an_error) {
  std::string feed = R"({"educationInfos": [)" + info(0);
  for (int i = 1; i < 8000; ++i)
    feed += "," + info(i);
  feed += ", {\"id\": nonsense}]}";
  BOOST_TEST(!extractor_for("emil")->extract({.bytes = feed}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(json_text)

std::string utf16(std::string_view ascii, bool little) {
  std::string bytes;
  for (const char c : ascii)
    bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
  return bytes;
}

BOOST_AUTO_TEST_CASE(json_is_read_in_the_encodings_that_services_send) {
  constexpr std::string_view json = R"({"a": "x"})";
  for (const auto& bytes : {std::string(json),
                            "\xEF\xBB\xBF" + std::string(json),
                            "\xFF\xFE" + utf16(json, true),
                            "\xFE\xFF" + utf16(json, false),
                            utf16(json, true),
                            utf16(json, false)}) {
    std::string room;
    BOOST_TEST(utf8_of_json(bytes, room) == json);
  }
  std::string room;
  BOOST_TEST(utf8_of_json("{\"a\": \"\xC5\"}", room) == "{\"a\": \"Å\"}");
}

BOOST_AUTO_TEST_CASE(prefixed_members_have_a_local_name) {
  const auto json = nlohmann::json::parse(
      R"({"@context": {"s": "http://x.example/"}, "http://x.example/name": [{"s:part": 1}]})");
  BOOST_TEST(has_prefixed_names(json));
  const auto local = with_local_names(json);
  BOOST_TEST(local["name"][0]["part"] == 1);
  BOOST_TEST(!has_prefixed_names(local));
  BOOST_TEST(
      !has_prefixed_names(nlohmann::json::parse(R"({"@context": {"s": "http://x"}, "a": 1})")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
