#include "searchd/desk/sender.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

http::Request from(const std::string& peer, std::vector<http::Field> fields) {
  http::Request request;
  request.peer = peer;
  request.fields = std::move(fields);
  return request;
}

BOOST_AUTO_TEST_SUITE(sender)

BOOST_AUTO_TEST_CASE(only_a_trusted_proxy_speaks_for_others) {
  const std::vector<std::string> proxies = {"10.0.0.1"};
  const std::vector<http::Field> forwarded = {{"x-forwarded-for", "1.1.1.1, 2.2.2.2"}};
  BOOST_TEST(sender_of(from("10.0.0.1", forwarded), proxies) == "2.2.2.2");
  BOOST_TEST(sender_of(from("10.0.0.9", forwarded), proxies) == "10.0.0.9");
  BOOST_TEST(sender_of(from("10.0.0.1", {}), proxies) == "10.0.0.1");
  BOOST_TEST(sender_of(from("10.0.0.1", {{"x-forwarded-for", ", "}}), proxies) == "10.0.0.1");
}

BOOST_AUTO_TEST_CASE(only_a_trusted_proxy_signs_people_in) {
  const std::vector<std::string> proxies = {"10.0.0.1"};
  const std::vector<http::Field> named = {{"x-account", " anna "}};
  BOOST_TEST(signed_in_name(from("10.0.0.1", named), proxies, "x-account") == "anna");
  BOOST_TEST(signed_in_name(from("10.0.0.9", named), proxies, "x-account").empty());
  BOOST_TEST(signed_in_name(from("10.0.0.1", named), proxies, "").empty());
  BOOST_TEST(signed_in_name(from("10.0.0.1", {}), proxies, "x-account").empty());
}

BOOST_AUTO_TEST_CASE(forms_of_foreign_sites_are_told_apart) {
  const auto ours = [](std::vector<http::Field> fields, const std::string& base = "") {
    fields.push_back({"host", "127.0.0.1:8080"});
    return is_from_our_pages(from("", std::move(fields)), base);
  };
  BOOST_TEST(ours({}));
  BOOST_TEST(ours({{"origin", "http://127.0.0.1:8080"}}));
  BOOST_TEST(ours({{"origin", "https://example.org"}}, "https://example.org/"));
  BOOST_TEST(!ours({{"origin", "https://example.org.evil.example"}}, "https://example.org"));
  BOOST_TEST(!ours({{"origin", "https://evil.example"}}));
  BOOST_TEST(!ours({{"origin", "null"}}));
  BOOST_TEST(!ours({{"origin", "http://127.0.0.1:8080"}, {"sec-fetch-site", "cross-site"}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
