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

BOOST_AUTO_TEST_CASE(xpath_selects_text_and_attributes) {
  const auto page = parsed("<p>a</p><p>b <i>c</i></p><a href=' /d '>e</a>");
  const std::vector<std::string> texts{"a", "b c"};
  BOOST_TEST(page.select("//p").value() == texts, boost::test_tools::per_element());
  BOOST_TEST(page.select("//a/@href").value().at(0) == "/d");
  BOOST_TEST(page.select("normalize-space(//a)").value().at(0) == "e");
  BOOST_TEST(!page.select("//p[").has_value());
}

BOOST_AUTO_TEST_CASE(an_empty_page_has_no_root) {
  BOOST_TEST(parsed("").root() == nullptr);
  BOOST_TEST(html::lines_of(parsed("<!-- only a comment -->").root()) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
