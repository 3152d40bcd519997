#include "crawlers/extract/parse_budget.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

std::string tag(std::size_t attributes, const std::string& between = "") {
  std::string text = "<course";
  for (std::size_t i = 0; i < attributes; ++i)
    text += between + " a" + std::to_string(i) + "='" + std::to_string(i) + "'";
  return text + ">";
}

BOOST_AUTO_TEST_SUITE(parse_budget)

BOOST_AUTO_TEST_CASE(a_tag_may_have_many_attributes_but_not_any_number) {
  BOOST_TEST(!has_attribute_flood(tag(max_xml_attributes)));
  BOOST_TEST(has_attribute_flood(tag(max_xml_attributes + 1)));
  BOOST_TEST(has_attribute_flood("<a/>" + tag(50'000)));
  BOOST_TEST(has_attribute_flood(tag(50'000).substr(0, 100'000)));  // Cut within the tag.
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += tag(3) + "</course>";
  BOOST_TEST(!has_attribute_flood(many));
}

BOOST_AUTO_TEST_CASE(what_is_no_attribute_does_not_count) {
  const std::string equals(1000, '=');
  BOOST_TEST(!has_attribute_flood("<a b='" + equals + "'>" + equals + "</a>"));
  BOOST_TEST(!has_attribute_flood("<!-- < " + equals + " --><a/>"));
  BOOST_TEST(!has_attribute_flood("<a><![CDATA[ <b " + equals + " ]]></a>"));
  BOOST_TEST(has_attribute_flood("<!-- x -->" + tag(1000)));
  BOOST_TEST(has_attribute_flood("<a b='>'/>" + tag(1000)));
  BOOST_TEST(!has_attribute_flood("<!-- " + tag(1000)));
  BOOST_TEST(!has_attribute_flood(""));
  BOOST_TEST(!has_attribute_flood("<"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
