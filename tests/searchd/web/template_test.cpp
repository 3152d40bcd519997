#include "searchd/web/template.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(values_are_escaped) {
  const nlohmann::json model = {{"heading", "<script>alert('x')</script> & more"},
                                {"paragraphs", {"a \"quote\""}}};
  const auto page = render("text", model);
  BOOST_TEST(page.find("<script>alert") == std::string::npos);
  BOOST_TEST(page.find("&lt;script&gt;") != std::string::npos);
  BOOST_TEST(page.find("a &quot;quote&quot;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_template_is_a_bug) {
  BOOST_CHECK_THROW(render("no-such-page", {}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(parts_stand_in_their_places) {
  const auto page = render("text", {{"heading", "A page"}, {"page_title", "A title"}});
  BOOST_TEST(page.find("<title>A title</title>") != std::string::npos);
  BOOST_TEST(page.find("{{") == std::string::npos);
  BOOST_TEST(page.find("</html>") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
