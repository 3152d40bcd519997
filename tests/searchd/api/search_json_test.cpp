#include "searchd/api/search_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/schemas/sample_offering.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

BOOST_AUTO_TEST_SUITE(search_json)

// Without snippets a hit is made of the few facts that the index keeps apart, not of the record.
BOOST_AUTO_TEST_CASE(a_hit_tells_the_same_facts_with_and_without_snippets) {
  auto with_credits = complete_offering();
  with_credits.demonstration = false;
  with_credits.gone.clear();
  auto no_credits = with_credits;
  no_credits.id = "no-skole-bio2";
  no_credits.url = "https://skole.example/bio2";
  no_credits.urls.clear();
  no_credits.aliases.clear();
  no_credits.institution.id = "se-verkstad";
  no_credits.institution.country = "SE";
  no_credits.title = {{"nb", "Ombruk av segl"}};
  no_credits.ects.reset();
  no_credits.credits = Credits{3, "yh-points"};
  const ServedIndex served({with_credits, no_credits});
  for (const auto* language : {"nb", "en"}) {
    const std::string target = std::string("/api/v1/search?near=59.9,10.7&hl=") + language;
    auto whole = served.json(target).at("hits");
    const auto bare = served.json(target + "&snippets=none").at("hits");
    BOOST_REQUIRE(whole.size() == 2U);
    for (auto& hit : whole) {
      BOOST_TEST(!hit.at("snippet").get<std::string>().empty());
      hit["snippet"] = "";
      hit["snippet_lang"] = nullptr;
      hit["matched"] = nlohmann::json::array();
    }
    BOOST_TEST(whole.dump(2) == bare.dump(2));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
