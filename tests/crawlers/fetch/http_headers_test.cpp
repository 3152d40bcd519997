#include "crawlers/fetch/http_headers.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using namespace std::chrono_literals;

HttpHeaders with(std::string_view name, std::string_view value) {
  HttpHeaders headers;
  headers.add(name, value);
  return headers;
}

BOOST_AUTO_TEST_SUITE(http_headers)

BOOST_AUTO_TEST_CASE(retry_after_is_seconds_or_a_date) {
  const std::chrono::sys_seconds now{1'790'000'000s};  // 2026-09-21T14:13:20Z
  const auto wait = [&](std::string_view value) {
    return retry_after(with("Retry-After", value), now);
  };
  BOOST_TEST(wait("120")->count() == 120);
  BOOST_TEST(wait("-5")->count() == 0);
  BOOST_TEST(wait("Mon, 21 Sep 2026 14:14:20 GMT")->count() == 60);
  BOOST_TEST(wait("Mon, 21 Sep 2020 14:14:20 GMT")->count() == 0);
  BOOST_TEST(wait("Fri, 31 Dec 2099 23:59:59 GMT")->count() > 2'000'000'000);
  BOOST_TEST(!wait("snart").has_value());
  BOOST_TEST(!retry_after({}, now).has_value());
}

BOOST_AUTO_TEST_CASE(media_types_without_text_are_known) {
  BOOST_TEST(is_never_text("image/png"));
  BOOST_TEST(is_never_text("Application/PDF; x=1"));
  BOOST_TEST(!is_never_text("text/html; charset=utf-8"));
  BOOST_TEST(!is_never_text("application/vnd.api+json"));
  BOOST_TEST(!is_never_text("application/gzip"));
  BOOST_TEST(!is_never_text(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
