#include "crawlers/fetch/canonical_url.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(canonical)

BOOST_AUTO_TEST_CASE(all_names_of_a_page_become_one) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://www.demo.example//en/course/x", "https://www.demo.example/en/course/x"},
      {"https://www.demo.example./a#b", "https://www.demo.example/a"},
      {"https://demo.example:443/%7Ekurs/%c3%b8", "https://demo.example/~kurs/%C3%B8"},
      {"http://demo.example/1;jsessionid=af01?x=1", "http://demo.example/1?x=1"},
      {"http://demo.example/a;jsessionid=1/b;v=2/c", "http://demo.example/a/b;v=2/c"},
      {"http://demo.example/1?PHPSESSID=af&utm_source=post&x=1", "http://demo.example/1?x=1"},
      {"http://demo.example/1?fbclid=9", "http://demo.example/1"},
      {"http://demo.example/?b=2&a=1&b=1&&", "http://demo.example/?a=1&b=2&b=1"},
      {"http://demo.example/?", "http://demo.example/"},
      {"http://demo.example/100%", "http://demo.example/100%25"},
      {"http://demo.example/emne?kode=a b", "http://demo.example/emne?kode=a%20b"},
      {"http://demo.example/s?q=tl;dr+x", "http://demo.example/s?q=tl;dr+x"},
      {"http://demo.example/a%2Fb", "http://demo.example/a%2Fb"},
  };
  for (const auto& [text, expected] : cases) {
    BOOST_TEST_CONTEXT(text) {
      const auto url = canonical_url(text);
      BOOST_REQUIRE(url.has_value());
      BOOST_TEST(url->text() == expected);
      const auto again = canonical_url(url->text());
      BOOST_REQUIRE(again.has_value());
      BOOST_TEST(again->text() == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_crawl_must_not_ask_is_refused) {
  const std::string endless = "http://demo.example/" + std::string(max_url_bytes, 'a');
  for (const std::string& text : {std::string("http://navn@demo.example/"),
                                  std::string("http://a..b/"),
                                  std::string("http://a.b../"),
                                  endless}) {
    BOOST_TEST_CONTEXT(text.substr(0, 60)) {
      BOOST_TEST(!canonical_url(text).has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
