#include "crawlers/harvest/content_digest.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

bool same(std::string_view a, std::string_view b) {
  return content_digest_of_page(a) == content_digest_of_page(b);
}

BOOST_AUTO_TEST_SUITE(content_digest)

BOOST_AUTO_TEST_CASE(what_a_reader_does_not_see_is_no_change) {
  const std::string_view page = "<html><body><h1>Ombruk</h1><p>10 studiepoeng</p></body></html>";
  BOOST_TEST(same(page, "<html><body id=x17>\n <h1>Ombruk</h1> <p>10 studiepoeng</p>"));
  BOOST_TEST(same(page, "<h1>Ombruk</h1><!-- 0.034 s --><p>10 studiepoeng</p>"));
  BOOST_TEST(same(page, "<h1>Ombruk</h1><input name=token value=a81><p>10 studiepoeng</p>"));
  BOOST_TEST(same(page, "<script>var a = '<p>7</p>'</script><h1>Ombruk</h1><p>10 studiepoeng</p>"));
  BOOST_TEST(same(page, "<STYLE>p {}</STYLE><h1>Ombruk</h1><p>10 studiepoeng</p>"));
}

BOOST_AUTO_TEST_CASE(what_a_reader_sees_is_one) {
  BOOST_TEST(!same("<p>10 studiepoeng</p>", "<p>15 studiepoeng</p>"));
  BOOST_TEST(!same("<title>a</title>", "<title>b</title>"));
  BOOST_TEST(!same("<script type='application/ld+json'>{\"name\": \"a\"}</script>",
                   "<script type='application/ld+json'>{\"name\": \"b\"}</script>"));
}

BOOST_AUTO_TEST_CASE(broken_mark_up_is_read_to_its_end) {
  for (const char* page : {"<", "<script", "<script>a", "a<!--", "<style>", "a < b", ""}) {
    BOOST_TEST(!content_digest_of_page(page).empty(), page);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
