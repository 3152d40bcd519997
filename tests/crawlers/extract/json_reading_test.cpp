#include "crawlers/extract/json_reading.h"

#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/json_keys.h"

namespace rundkurs {
namespace {

std::string joined(const std::vector<TaggedText>& texts) {
  std::string all;
  for (const auto& text : texts)
    all += std::string(text.lang) + ":" + std::string(text.text) + " ";
  return all;
}

BOOST_AUTO_TEST_SUITE(json_reading)

BOOST_AUTO_TEST_CASE(a_path_walks_through_lists_and_stops_at_what_is_not_there) {
  const auto json = Json::parse(R"({"a": [{"b": [1, 2]}, {"b": 3}, {"c": 4}, 5, null]})");
  BOOST_TEST(all_at(json, "a.b").size() == 3U);
  BOOST_TEST(word_at(json, "a.b") == "1");
  BOOST_TEST(word_at(json, "a.b.c").empty());
  BOOST_TEST(at(json, "x.y").is_null());
}

BOOST_AUTO_TEST_CASE(empty_comes_in_many_ways) {
  for (const char* text : {R"({})",
                           R"({"x": null})",
                           R"({"x": "null"})",
                           R"({"x": ""})",
                           R"({"x": [""]})",
                           R"({"x": {}})",
                           R"({"x": [[], {}]})",
                           R"([])",
                           "7"}) {
    BOOST_TEST_CONTEXT(text) {
      const auto json = Json::parse(text);
      RawRecord record;
      JsonFacts(json, record).words(RawField::title, "x").prose(RawField::description, "x");
      BOOST_TEST(record.facts.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(language_maps_come_in_many_forms) {
  const struct {
    const char* json;
    const char* texts;
  } cases[] = {{R"({"fi": "kierto", "sv": "kretslopp", "_id": "7"})", "fi:kierto sv:kretslopp "},
               {R"([{"lang": "swe", "value": "kretslopp"}])", "swe:kretslopp "},
               {R"([{"lang": "swe", "content": "kretslopp"}])", "swe:kretslopp "},
               {R"({"language": "en-GB", "value": "cycle"})", "en-GB:cycle "},
               {R"([{"spraak": "nob", "verdi": "kretsløp"}])", "nob:kretsløp "},
               {R"({"kieli": "fi", "arvo": "kierto"})", "fi:kierto "},
               {R"({"@language": "da", "@value": "kredsløb"})", "da:kredsløb "},
               {R"({"en": ["one", "two"]})", "en:one en:two "},
               {R"("plain")", ":plain "}};
  for (const auto& [json, texts] : cases) {
    BOOST_TEST_CONTEXT(json) {
      const auto value = Json::parse(json);
      BOOST_TEST(joined(tagged_texts(value)) == texts);
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_are_read_with_and_without_quotation_marks) {
  const auto json = Json::parse(R"({"a": 7.5, "b": "7.5", "c": 400.0, "d": "seven", "e": true})");
  BOOST_TEST(word_at(json, "a") == "7.5");
  BOOST_TEST(word_at(json, "c") == "400");
  BOOST_TEST(number_at(json, "b").value() == 7.5);
  BOOST_TEST(!number_at(json, "d").has_value());
  BOOST_TEST(word_at(json, "e").empty());
}

BOOST_AUTO_TEST_CASE(keys_tell_what_a_document_is_made_of) {
  const JsonKeys keys(
      R"({"hits": [{"oid": "1.2"}, {"oid": "1.3", "name": {"fi": "x"}}], "total": 2})");
  BOOST_TEST(keys.has_all({"hits.oid", "hits.name.fi", "total"}));
  BOOST_TEST(!keys.has("oid"));
  BOOST_TEST(keys.text("hits.oid") == "1.2");
}

BOOST_AUTO_TEST_CASE(keys_of_broken_and_hostile_documents_are_harmless) {
  BOOST_TEST(JsonKeys(R"({"a": {"b": 1}, "c": )").has("a.b"));
  BOOST_TEST(JsonKeys("\xEF\xBB\xBF{\"a\": 1}\n{\"b\": 2}").has("a"));
  BOOST_TEST(!JsonKeys("<html></html>").has(""));
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "{\"a\":";
  BOOST_TEST(JsonKeys(deep).has("a.a"));
  JsonKeys(std::string(100'000, '['));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
