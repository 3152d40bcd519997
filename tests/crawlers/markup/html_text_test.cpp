#include "crawlers/markup/html_text.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

struct Case {
  const char* source;
  const char* plain;
};

BOOST_AUTO_TEST_SUITE(html_text)

BOOST_AUTO_TEST_CASE(markup_and_entities_are_decoded_in_layers) {
  constexpr Case cases[] = {
      {"<p>Kierr&auml;tys</p>", "Kierrätys"},
      {"f&#246;rnybara material", "förnybara material"},
      {"&lt;p&gt;Avfall &amp;amp; resurser&lt;/p&gt;", "Avfall & resurser"},
      {"<![CDATA[Reparationsteknik 1]]>", "Reparationsteknik 1"},
      {"<p><a href=https://kurs.example target=_blank>Läs&nbsp;mer</a></p>", "Läs mer"},
      {"cirku\u00ADlær \u200Bøkonomi", "cirkulær økonomi"},
      {"<p>Livscykel <strong>analys</strong></p><script>evil()</script>", "Livscykel analys"},
      {"<p>Avbruten text <a href=\"htt", "Avbruten text"}};
  for (const auto& [source, plain] : cases) {
    BOOST_TEST_CONTEXT(source) {
      BOOST_TEST(plain_text(source) == plain);
    }
  }
}

BOOST_AUTO_TEST_CASE(blocks_become_lines_so_that_words_do_not_run_together) {
  BOOST_TEST(
      plain_text("<p>Opiskelija osaa</p>\n\n<ul>\n\t<li>lajitella</li>\n\t<li>korjata</li></ul>") ==
      "Opiskelija osaa\nlajitella\nkorjata");
  BOOST_TEST(plain_text("eitt<br>tvö<br />þrjú") == "eitt\ntvö\nþrjú");
  BOOST_TEST(plain_text("<table><tr><td>5</td><td>hp</td></tr><tr><td>x</td></tr></table>") ==
             "5 hp\nx");
}

BOOST_AUTO_TEST_CASE(text_without_markup_keeps_its_lines) {
  BOOST_TEST(plain_text("first line\r\n\r\n  second   line ") == "first line\nsecond line");
  BOOST_TEST(plain_text("first &amp; foremost\nsecond") == "first & foremost\nsecond");
  BOOST_TEST(plain_line("first line\r\nsecond") == "first line second");
}

BOOST_AUTO_TEST_CASE(signs_that_only_look_like_markup_stay) {
  for (const char* text : {"a < b och c > d", "R&D; och så", "reuse <3", "if x<y then z"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(plain_text(text) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(hostile_text_is_bounded) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "<div>";
  BOOST_TEST(plain_text(deep + "x").size() <= 1);

  const std::string endless(std::size_t{3} << 20U, 'a');
  BOOST_TEST(plain_text(endless).size() == std::size_t{1} << 20U);
  BOOST_TEST(plain_text("bad \xFF byte") == "bad \uFFFD byte");

  std::string marks;
  for (int i = 0; i < 100'000; ++i)
    marks += "<![CDATA[";
  BOOST_TEST(plain_text(marks).empty());
}

BOOST_AUTO_TEST_CASE(what_is_html_for_certain_is_decoded_once) {
  BOOST_TEST(html_document_text("<p>a&nbsp;&lt;b&gt;</p><p>c &amp;amp; d</p>") ==
             "a <b>\nc &amp; d");
  BOOST_TEST(html_document_text("") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
