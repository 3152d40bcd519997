#include <boost/test/unit_test.hpp>

#include "searchd/http/security_fields.h"
#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

std::string policy_of(http::Response response) {
  http::add_security_fields(response);
  const auto* const policy = response.find("content-security-policy");
  return policy == nullptr ? std::string() : *policy;
}

BOOST_AUTO_TEST_SUITE(embed_page)

BOOST_AUTO_TEST_CASE(only_the_page_made_for_it_may_stand_in_a_foreign_frame) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{SampleDocuments::answer(35), {}, {}};
  };
  BOOST_TEST(contains(policy_of(site.get("/embed", "topic=plastics&hl=en")), "frame-ancestors *"));
  for (const char* path : {"/", "/search", "/saved", "/for-institutions", "/embed/none"})
    BOOST_TEST(contains(policy_of(site.get(path, "hl=en")), "frame-ancestors 'none'"), path);
}

BOOST_AUTO_TEST_CASE(what_is_in_the_frame_opens_outside_of_it) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{SampleDocuments::answer(35), {}, {}};
  };
  const auto page = site.get("/embed", "q=laga&topic=plastics&hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body,
                      "href=\"/search?q=laga&amp;topic=plastics&amp;hl=en\" target=\"_blank\""));
  for (auto at = page.body.find("<a "); at != std::string::npos; at = page.body.find("<a ", at + 1))
    BOOST_TEST(contains(page.body.substr(at, page.body.find('>', at) - at), "target=\"_blank\""));
  BOOST_TEST(contains(page.body, "noindex"));
}

BOOST_AUTO_TEST_CASE(the_line_to_paste_names_the_script_that_any_page_may_load) {
  TestSite site;
  const auto page = site.get("/for-institutions", "hl=nb");
  BOOST_TEST(contains(page.body, "&lt;script src=&quot;https://example.org/embed.js&quot;"));
  const auto script = site.get("/embed.js");
  BOOST_TEST(script.status == 200);
  BOOST_TEST(contains(script.body, "/embed"));
  BOOST_TEST(*script.find("Cross-Origin-Resource-Policy") == "cross-origin");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
