#include "searchd/api/response_cache.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

http::Response response_of(std::size_t bytes) {
  return http::text_response(std::string(bytes, 'a'));
}

BOOST_AUTO_TEST_SUITE(response_cache)

BOOST_AUTO_TEST_CASE(an_answer_is_kept_for_its_version_only) {
  ResponseCache cache(100000);
  BOOST_TEST(cache.find("a", "1") == nullptr);
  cache.keep("a", "1", response_of(10));
  BOOST_REQUIRE(cache.find("a", "1") != nullptr);
  BOOST_TEST(cache.find("a", "1")->body.size() == 10U);
  BOOST_TEST(cache.find("b", "1") == nullptr);
  BOOST_TEST(cache.find("a", "2") == nullptr);
  // What was made from an older index comes too late.
  cache.keep("a", "1", response_of(10));
  BOOST_TEST(cache.find("a", "2") == nullptr);
  BOOST_TEST(cache.counts().entries == 0U);
}

BOOST_AUTO_TEST_CASE(memory_is_bounded_and_the_longest_unasked_goes_first) {
  ResponseCache cache(24000);
  BOOST_TEST(cache.find("", "1") == nullptr);
  for (const auto* key : {"a", "b", "c"})
    cache.keep(key, "1", response_of(2000));
  BOOST_TEST(cache.find("a", "1") != nullptr);
  for (int i = 0; i < 8; ++i) {
    cache.keep("more" + std::to_string(i), "1", response_of(2000));
    BOOST_TEST(cache.counts().bytes <= 24000U);
  }
  BOOST_TEST(cache.find("b", "1") == nullptr);
  BOOST_TEST(cache.find("a", "1") != nullptr);
  // One answer does not push out all the others.
  cache.keep("huge", "1", response_of(10000));
  BOOST_TEST(cache.find("huge", "1") == nullptr);
  BOOST_TEST(cache.find("a", "1") != nullptr);
}

BOOST_AUTO_TEST_CASE(nothing_is_kept_where_there_is_no_room) {
  ResponseCache cache(0);
  BOOST_TEST(cache.find("a", "1") == nullptr);
  cache.keep("a", "1", response_of(0));
  BOOST_TEST(cache.find("a", "1") == nullptr);
}

BOOST_AUTO_TEST_CASE(an_answer_given_twice_is_the_same_until_the_index_changes) {
  ServedIndex served({course("no-uni-1", "nb", "Ombruk")});
  const auto first = served.get("/api/v1/search?q=ombruk");
  const auto again = served.get("/api/v1/search?q=ombruk");
  // The time that it took would differ otherwise.
  BOOST_TEST(first.body == again.body);
  BOOST_TEST(served.json("/api/v1/search?q=ombruk").at("total") == 1);
  served.fixture().put(course("no-uni-2", "nb", "Ombruk"));
  served.fixture().build();
  served.service().refresh();
  BOOST_TEST(served.json("/api/v1/search?q=ombruk").at("total") == 2);
  const auto metrics = served.text("/metrics");
  BOOST_TEST(metrics.find("\nrundkurs_cache_hits_total 2\n") != std::string::npos, metrics);
  BOOST_TEST(metrics.find("\nrundkurs_index_offerings 2\n") != std::string::npos);
  BOOST_TEST(metrics.find("\nrundkurs_index_age_seconds ") != std::string::npos);
  BOOST_TEST(metrics.find("\nrundkurs_index_size_bytes 0\n") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(other_peoples_pages_may_read) {
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk")});
  for (const auto* path :
       {"/api/v1/search", "/api/v1/nowhere", "/api/v1/search?x=1", "/feed.atom"}) {
    const auto response = served.get(path);
    BOOST_REQUIRE(response.find("access-control-allow-origin") != nullptr);
    BOOST_TEST(*response.find("access-control-allow-origin") == "*");
    BOOST_TEST(response.find("access-control-allow-credentials") == nullptr);
  }
  http::Request preflight;
  preflight.method = "OPTIONS";
  preflight.path = "/api/v1/search";
  const auto allowed = served.router().answer(preflight);
  BOOST_TEST(allowed.status == 204);
  BOOST_TEST(*allowed.find("access-control-allow-methods") == "GET, HEAD");
  BOOST_TEST(served.get("/metrics").find("access-control-allow-origin") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
