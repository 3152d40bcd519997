#include "searchd/http/router.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

Request request(std::string method, std::string path) {
  Request made;
  made.method = std::move(method);
  made.path = std::move(path);
  return made;
}

Router small_router() {
  Router router;
  router.get("/", [](const Request&) { return text_response("home"); });
  router.get("/offerings/{id}", [](const Request& asked) {
    return text_response("offering " + std::string(asked.variable("id")));
  });
  router.get("/offerings/{id}/similar", [](const Request&) { return text_response("similar"); });
  router.get("/offerings/all", [](const Request&) { return text_response("all"); });
  router.get("/form", [](const Request&) { return text_response("form"); });
  router.post("/form",
              [](const Request& asked) { return text_response("got " + asked.body); },
              {16, {"application/json"}});
  return router;
}

BOOST_AUTO_TEST_SUITE(router)

BOOST_AUTO_TEST_CASE(the_table_of_routes) {
  struct Case {
    const char* method;
    const char* path;
    int status;
    const char* body;
  };
  const auto router = small_router();
  for (const auto& [method, path, status, body] : {
           Case{"GET", "/", 200, "home"},
           Case{"HEAD", "/", 200, "home"},
           Case{"GET", "/offerings/no-a b", 200, "offering no-a b"},
           Case{"GET", "/offerings/all", 200, "all"},
           Case{"GET", "/offerings/x/similar", 200, "similar"},
           Case{"GET", "/offerings/", 404, nullptr},
           Case{"GET", "/offerings/x/y", 404, nullptr},
           Case{"GET", "//", 404, nullptr},
           Case{"GET", "", 404, nullptr},
           Case{"POST", "/", 405, nullptr},
           Case{"DELETE", "/form", 405, nullptr},
           Case{"TRACE", "/form", 405, nullptr},
           Case{"OPTIONS", "/form", 204, nullptr},
       }) {
    BOOST_TEST_CONTEXT(method << " " << path) {
      const auto response = router.answer(request(method, path));
      BOOST_TEST(response.status == status);
      if (body != nullptr) BOOST_TEST(response.body == body);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_refused_method_names_the_allowed_ones) {
  const auto response = small_router().answer(request("PUT", "/form"));
  BOOST_REQUIRE(response.find("allow") != nullptr);
  BOOST_TEST(*response.find("allow") == "OPTIONS, GET, HEAD, POST");
}

BOOST_AUTO_TEST_CASE(a_body_must_be_of_a_known_media_type) {
  auto asked = request("POST", "/form");
  asked.body = "{}";
  BOOST_TEST(small_router().answer(asked).status == 415);
  asked.fields = {{"content-type", "Application/JSON; charset=utf-8"}};
  BOOST_TEST(small_router().answer(asked).body == "got {}");
}

BOOST_AUTO_TEST_CASE(each_route_has_its_own_body_limit) {
  BOOST_TEST(small_router().body_limit("POST", "/form") == 16U);
  BOOST_TEST(small_router().body_limit("POST", "/elsewhere") == 65536U);
  BOOST_TEST(small_router().body_limit("GET", "/") == 65536U);
}

BOOST_AUTO_TEST_CASE(somebody_else_may_word_the_problems) {
  auto router = small_router();
  router.set_problem_teller([](const Request& asked, const Problem& problem) {
    return html_response("<p>" + asked.path, problem.status);
  });
  const auto response = router.answer(request("GET", "/nowhere"));
  BOOST_TEST(response.status == 404);
  BOOST_TEST(response.body == "<p>/nowhere");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
