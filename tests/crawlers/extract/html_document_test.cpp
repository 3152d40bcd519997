#include "crawlers/extract/html_document.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(html_document)

html::Document parsed(std::string_view html) {
  return html::Document(tame_markup(html));
}

BOOST_AUTO_TEST_CASE(text_has_a_line_for_each_block) {
  const auto page = parsed(
      "<div>Laajuus <b>5</b>&nbsp;op<br>Opetus\u00ADkieli<p>  suomi\n ja ruotsi</p><ul><li>a<li>b"
      "</ul>end</div>");
  BOOST_TEST(html::lines_of(page.root()) ==
             "Laajuus 5 op\nOpetuskieli\nsuomi ja ruotsi\na\nb\nend");
  BOOST_TEST(html::line_of(page.root()) == "Laajuus 5 op Opetuskieli suomi ja ruotsi a b end");
}

BOOST_AUTO_TEST_CASE(text_behind_hundreds_of_elements_is_not_lost) {
  std::string deep;
  for (int i = 0; i < 1'000; ++i)
    deep += "<div>";
  deep += "inside";
  for (int i = 0; i < 1'000; ++i)
    deep += "</div>";
  BOOST_TEST(html::lines_of(parsed(deep + "<p>behind</p>").root()) == "inside\nbehind");
}

BOOST_AUTO_TEST_CASE(attributes_and_classes_are_read) {
  const auto page = parsed("<p class='credits main' id=' x ' data-a>t</p>");
  const auto p = html::find_element(page.root(), "p");
  BOOST_TEST(html::attribute(p, "id") == "x");
  BOOST_TEST(html::has_attribute(p, "data-a"));
  BOOST_TEST(html::has_class(p, "main"));
  BOOST_TEST(!html::has_class(p, "credit"));
}

BOOST_AUTO_TEST_CASE(entities_and_references_are_characters) {
  const auto page =
      parsed("<p title='r&aring;d &amp; d&#xE5;d'>K&oslash;b &lt;5 &#8211; br&uuml;ck");
  const auto p = html::find_element(page.root(), "p");
  BOOST_TEST(html::attribute(p, "title") == "råd & dåd");
  BOOST_TEST(html::line_of(p) == "Køb <5 – brück");
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_added_and_what_overlaps_is_closed) {
  const auto page = parsed("<li>a<li>b<b>c<p>d</b><tr><td>e<td>f");
  BOOST_TEST(html::lines_of(page.root()) == "a\nbc\nd\ne\nf");
  const auto body = html::find_element(page.root(), "body");
  BOOST_REQUIRE(body != nullptr);
  BOOST_TEST(html::is_element(body->parent, "html"));
  BOOST_TEST(body->parent->parent == nullptr);
}

BOOST_AUTO_TEST_CASE(a_head_ends_where_the_page_begins_though_no_tag_says_so) {
  const auto page =
      parsed("<!doctype html><title>t</title><meta name=a content=b><main><p>c</p></main><p>d</p>");
  const auto body = html::find_element(page.root(), "body");
  BOOST_REQUIRE(body != nullptr);
  BOOST_TEST(body->parent == page.root());
  BOOST_TEST(html::lines_of(body) == "c\nd");
  const auto head = html::find_element(page.root(), "head");
  BOOST_TEST(html::lines_of(head) == "t");
  BOOST_TEST(html::find_element(head, "meta") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_second_page_within_a_page_is_read_on) {
  const auto page = parsed("<html lang=nb><body><p>a</p></body></html><html><body><p>b</p></html>");
  BOOST_TEST(html::lines_of(page.root()) == "a\nb");
  BOOST_TEST(html::attribute(page.root(), "lang") == "nb");
}

BOOST_AUTO_TEST_CASE(text_between_two_tags_is_one_however_long) {
  const std::string text(5000, 'x');
  const auto page = parsed("<p>" + text + "&amp;" + text + "<br>" + text + "</p>");
  const auto p = html::find_element(page.root(), "p");
  BOOST_REQUIRE(p != nullptr && p->children != nullptr);
  BOOST_TEST(p->children->content == text + "&" + text);
  BOOST_TEST(html::is_element(p->children->next, "br"));
}

BOOST_AUTO_TEST_CASE(a_declared_encoding_does_not_touch_decoded_text) {
  const auto page = parsed("<meta charset=iso-8859-1><p>blåbær</p>");
  BOOST_TEST(html::line_of(html::find_element(page.root(), "p")) == "blåbær");
}

BOOST_AUTO_TEST_CASE(an_empty_page_has_no_root) {
  BOOST_TEST(parsed("").root() == nullptr);
  BOOST_TEST(html::lines_of(parsed("<!-- only a comment -->").root()) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
