#include "schemas/catalogue/page_key.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(page_keys)

BOOST_AUTO_TEST_CASE(spellings_of_one_page_share_their_key) {
  const char* const same[][2] = {
      {"https://www.uni.example/course/1", "http://uni.example/course/1/"},
      {"HTTPS://WWW.Uni.Example:443/course/1", "https://uni.example/course/1#content"},
      {"http://uni.example:80/a", "https://uni.example/a"},
      {"https://uni.example/a?b=2&a=1", "https://uni.example/a?a=1&b=2"},
      {"https://uni.example/a?utm_source=mail&id=7&fbclid=x", "https://uni.example/a?id=7"},
      {"https://uni.example/a?utm_source=mail", "https://uni.example/a"},
      {"https://uni.example/sirkul%c3%a6r", "https://uni.example/sirkul\u00e6r"},
      {"https://uni.example/%7Eann/", "https://uni.example/~ann"},
      {"https://uni.example", "https://uni.example/"},
      {"https://uni.example./", "https://uni.example/"},
  };
  for (const auto& [left, right] : same) {
    BOOST_TEST_CONTEXT(left) {
      BOOST_TEST(!page_key(left).empty());
      BOOST_TEST(page_key(left) == page_key(right));
    }
  }
}

BOOST_AUTO_TEST_CASE(different_pages_have_different_keys) {
  const char* const different[][2] = {
      {"https://uni.example/course/1", "https://uni.example/course/2"},
      {"https://uni.example/Course/1", "https://uni.example/course/1"},
      {"https://uni.example/course?id=1", "https://uni.example/course?id=2"},
      {"https://uni.example/course?lang=en", "https://uni.example/course"},
      {"https://uni.example/#/course/1", "https://uni.example/#/course/2"},
      {"https://uni.example/app#!a", "https://uni.example/app"},
      {"https://uni.example:8443/a", "https://uni.example/a"},
      {"https://en.uni.example/a", "https://uni.example/a"},
      {"https://uni.example/a%2Fb", "https://uni.example/a/b"},
  };
  for (const auto& [left, right] : different) {
    BOOST_TEST_CONTEXT(left) {
      BOOST_TEST(page_key(left) != page_key(right));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_page_has_no_key) {
  for (const char* url : {"",
                          "uni.example/a",
                          "ftp://uni.example/a",
                          "mailto:a@b.example",
                          "https://",
                          "https:///a",
                          "http:"}) {
    BOOST_TEST_CONTEXT(url) {
      BOOST_TEST(page_key(url).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(front_pages_are_known_in_every_language) {
  for (const char* url : {"https://www.uni.example/",
                          "https://uni.example/en",
                          "https://uni.example/SV/",
                          "http://uni.example/no"}) {
    BOOST_TEST_CONTEXT(url) {
      BOOST_TEST(is_front_page(page_key(url)));
    }
  }
  for (const char* url : {"https://uni.example/course",
                          "https://uni.example/en/course",
                          "https://uni.example/?p=4314",
                          "https://uni.example/#/course/1"}) {
    BOOST_TEST_CONTEXT(url) {
      BOOST_TEST(!is_front_page(page_key(url)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
