#include "searchd/desk/plan_pages.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

struct Planning : ServedCentre {
  Planning() {
    add_account("anna", Role::adviser);
    log_in("anna");
    token = token_in(get("/desk/plan?hl=en").body);
  }
  http::Response plan(std::vector<http::Parameter> needs) {
    needs.push_back({"token", token});
    return post("/desk/plan?hl=en", needs);
  }
  std::string token;
};

BOOST_AUTO_TEST_SUITE(plan_pages)

BOOST_AUTO_TEST_CASE(roles_stand_against_the_offerings_that_cover_them) {
  Planning centre;
  const auto page = centre.plan({{"role1", "Carpenters <1>"},
                                 {"topics1", "construction-demolition-buildings"},
                                 {"topics2", "plastics"},
                                 {"topics2", "plastics"},
                                 {"topics2", "water-nutrients"}});
  BOOST_TEST(page.status == 200);
  // None of them states credits: there is no sum to tell.
  BOOST_TEST(contains(page.body, "2 offerings cover what can be covered."));
  BOOST_TEST(contains(page.body, "Nobody offers"));
  BOOST_TEST(contains(page.body, "<th scope=\"row\">Carpenters &lt;1&gt;</th>"));
  BOOST_TEST(contains(page.body, "<th scope=\"row\">Role 2</th>"));
  BOOST_TEST(contains(page.body, "/offering/no-uni-reuse"));
  BOOST_TEST(contains(page.body, "/offering/no-uni-plast"));
  BOOST_TEST(contains(page.body, "<option value=\"plastics\" selected>"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_planned_says_why) {
  Planning centre;
  const auto without = centre.plan({{"topics1", "no-such-topic"}, {"topics9", "plastics"}});
  BOOST_TEST(without.status == 422);
  BOOST_TEST(contains(without.body, "at least one topic"));
  BOOST_TEST(centre.plan({{"topics1", "plastics"}, {"credits", "many"}}).status == 422);
  BOOST_TEST(centre.plan({{"topics1", "plastics"}, {"credits", "7,5"}}).status == 200);
  const auto none = centre.plan({{"topics1", "plastics"}, {"mode", "campus"}});
  BOOST_TEST(none.status == 200);
  BOOST_TEST(contains(none.body, "Nothing fits"));
  centre.token = "guessed";
  BOOST_TEST(centre.plan({{"topics1", "plastics"}}).status == 403);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
