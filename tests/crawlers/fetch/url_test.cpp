#include "crawlers/fetch/url.h"

#include <boost/test/unit_test.hpp>

#include "crawlers/fetch/url_host.h"

namespace rundkurs {
namespace {

Url base() {
  return *parse_url("https://www.demo.example/emner/2027/liste.html?side=2");
}

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(a_reference_is_resolved_as_a_browser_does) {
  const std::pair<const char*, const char*> cases[] = {
      {"SIRK101", "https://www.demo.example/emner/2027/SIRK101"},
      {"../2028/SIRK101", "https://www.demo.example/emner/2028/SIRK101"},
      {"../../../../ut", "https://www.demo.example/ut"},
      {"?side=3", "https://www.demo.example/emner/2027/liste.html?side=3"},
      {"#topp", "https://www.demo.example/emner/2027/liste.html?side=2#topp"},
      {"", "https://www.demo.example/emner/2027/liste.html?side=2"},
      {"/rot/./a/", "https://www.demo.example/rot/a/"},
      {"//annen.example/x", "https://annen.example/x"},
      {"\\\\annen.example\\x", "https://annen.example/x"},
      {"  /med blank  ", "https://www.demo.example/med%20blank"},
      {"/br\nutt\t", "https://www.demo.example/brutt"},
      {"/søk?q=blå åre", "https://www.demo.example/s%C3%B8k?q=bl%C3%A5%20%C3%A5re"},
      {"HTTP://DEMO.Example:80", "http://demo.example/"},
      {"https:emne", "https://www.demo.example/emner/2027/emne"},
      {"/%2e%2E/skjult", "https://www.demo.example/skjult"},
  };
  const auto from = base();
  for (const auto& [reference, expected] : cases) {
    BOOST_TEST_CONTEXT(reference) {
      const auto url = parse_url(reference, &from);
      BOOST_REQUIRE(url.has_value());
      BOOST_TEST(url->text() == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_web_page_is_refused) {
  const auto from = base();
  for (const char* text : {"mailto:a@demo.example",
                           "javascript:void(0)",
                           "tel:+4700000000",
                           "ftp://demo.example/x",
                           "file:///etc/passwd",
                           "data:text/html,x",
                           "http:///tom",
                           "http://[",
                           "http://[::1",
                           "http://[1::2::3]/",
                           "http://demo.example:99999/",
                           "http://demo.example:8o/",
                           "http://demo example/",
                           "http://demo%00.example/",
                           "http://256.1.1.1/",
                           "http://1.2.3.4.5/",
                           "http://demo.example:0/",
                           "http://0xffffffff1",
                           "http://@/"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_url(text, &from).has_value());
    }
  }
  BOOST_TEST(!parse_url("/uten/base").has_value());
}

BOOST_AUTO_TEST_CASE(every_spelling_of_an_address_comes_out_the_same) {
  const std::pair<const char*, const char*> cases[] = {
      {"0x7f000001", "127.0.0.1"},
      {"2130706433", "127.0.0.1"},
      {"127.1", "127.0.0.1"},
      {"0", "0.0.0.0"},
      {"127.0.0.1.", "127.0.0.1"},
      {"0177.0.0.01", "127.0.0.1"},
      {"[::ffff:127.0.0.1]", "[::ffff:7f00:1]"},
      {"[0:0:0:0:0:0:0:1]", "[::1]"},
      {"[2001:DB8:0:0:1:0:0:0]", "[2001:db8:0:0:1::]"},
      {"[::]", "[::]"},
      {"Blåbær.Example", "xn--blbr-roah.example"},
      {"b%C3%BCcher.de", "xn--bcher-kva.de"},
  };
  for (const auto& [host, expected] : cases) {
    BOOST_TEST_CONTEXT(host) {
      BOOST_TEST(parse_host(host).value_or("(none)") == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_parts_are_those_that_a_fetch_needs) {
  const auto url = parse_url("http://bruker:hemmelig@Demo.Example:8080/a;b/c?d=e#f");
  BOOST_REQUIRE(url.has_value());
  BOOST_TEST(url->username == "bruker");
  BOOST_TEST(url->password == "hemmelig");
  BOOST_TEST(url->authority() == "demo.example:8080");
  BOOST_TEST(url->origin() == "http://demo.example:8080");
  BOOST_TEST(url->target() == "/a;b/c?d=e");
  BOOST_TEST(url->fragment.value_or("") == "f");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
