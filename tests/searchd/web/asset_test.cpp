#include "searchd/web/asset.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(assets)

BOOST_AUTO_TEST_CASE(a_published_name_gives_content_and_type) {
  const auto& url = asset_url("site.css");
  BOOST_TEST(url.rfind("/assets/site.", 0) == 0U);
  const auto found = asset(url.substr(std::string("/assets/").size()));
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->media_type == "text/css; charset=utf-8");
  BOOST_TEST(!found->content.empty());
}

BOOST_AUTO_TEST_CASE(nothing_else_is_served) {
  for (const char* name : {"", "site.css", "../templates/head.mustache", "site.0000000000.css"}) {
    BOOST_TEST(!asset(name).has_value(), name);
  }
}

BOOST_AUTO_TEST_CASE(the_styles_ask_no_foreign_host) {
  const auto styles = asset(asset_url("site.css").substr(8));
  BOOST_TEST(styles.value().content.find("url(http") == std::string_view::npos);
  BOOST_TEST(styles.value().content.find("url(\"http") == std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
