#include "crawlers/extract/markup.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(markup)

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i)
    all += text;
  return all;
}

BOOST_AUTO_TEST_CASE(what_is_no_text_of_the_page_is_dropped) {
  BOOST_TEST(
      tame_markup("<p>a<!-- b --><style>p{}</style>c<template><p>d</p></template>e</p>").html ==
      "<p>ace</p>");
  BOOST_TEST(tame_markup("<!DOCTYPE html><?xml version='1.0'?><p>5 < 7 & <3</p>").html ==
             "<p>5 &lt; 7 & &lt;3</p>");
}

BOOST_AUTO_TEST_CASE(scripts_are_set_apart) {
  const auto page = tame_markup(
      "<script type=\"application/ld+json; charset=utf-8\">{\"a\": \"</b>\"}</script>"
      "<script>if (a<b) document.write('<p>')</SCRIPT ><p>text</p>");
  BOOST_TEST(page.html == "<p>text</p>");
  BOOST_REQUIRE(page.scripts.size() == 2U);
  BOOST_TEST(page.scripts[0].type == "application/ld+json");
  BOOST_TEST(page.scripts[0].text == "{\"a\": \"</b>\"}");
  BOOST_TEST(page.scripts[1].type == "");
  BOOST_TEST(page.scripts[1].text == "if (a<b) document.write('<p>')");
}

BOOST_AUTO_TEST_CASE(a_script_that_never_ends_takes_the_rest_as_in_a_browser) {
  const auto page = tame_markup("<title>Kurs</title><script>var a = '</scr';");
  BOOST_TEST(page.html == "<title>Kurs</title>");
  BOOST_TEST(page.scripts.at(0).text == "var a = '</scr';");
}

BOOST_AUTO_TEST_CASE(attributes_are_kept_up_to_a_limit) {
  MarkupLimits two;
  two.attributes = 2;
  BOOST_TEST(tame_markup("<a href=/x/ class='a > b' id=c>t</a>", two).html ==
             "<a href=/x/ class='a > b'>t</a>");
  BOOST_TEST(tame_markup("<img src=x/><br/><a href=\"/y\"/>").html ==
             "<img src=x/><br /><a href=\"/y\" />");
}

BOOST_AUTO_TEST_CASE(too_deep_elements_lose_their_tags_and_keep_their_text) {
  MarkupLimits shallow;
  shallow.depth = 2;
  BOOST_TEST(tame_markup("<div><div><div>deep</div></div>up</div><p>after</p>", shallow).html ==
             "<div><div>deep</div>up</div><p>after</p>");
}

BOOST_AUTO_TEST_CASE(a_flood_of_elements_ends) {
  const auto page = tame_markup(repeated("<br>", 300'000));
  BOOST_TEST(page.html.size() < 900'000U);
}

BOOST_AUTO_TEST_CASE(a_page_over_its_size_is_cut_between_characters) {
  MarkupLimits small;
  small.bytes = 4;
  BOOST_TEST(tame_markup("påå", small).html == "på");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
