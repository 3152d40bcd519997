#include "searchd/web/gap_page.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "searchd/web/messages.h"
#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

using nlohmann::json;

json gap_table() {
  return json::parse(R"({
    "by": "level", "respondents": 40, "inquiries": 12, "offerings": 900,
    "rules": {"fewest": 5, "half_met": 3, "usual_urgency": 3, "least_weight": 0.33, "most_weight": 3,
              "inquiries": {"unanswered": 1, "nothing_fitted": 1, "partly": 0.5, "helped": 0.25}},
    "values": [{"value": "master", "label": "Master", "respondents": 12},
               {"value": "phd", "label": "Doctorate", "respondents": null}],
    "topics": [
      {"topic": "plastics", "label": "Plastics", "respondents": 12, "need": 31.5, "urgency": 3.2,
       "offerings": 17, "index": 62.5, "unmet": 19.7, "search": "/search?topic=plastics",
       "cells": [
         {"value": "master", "respondents": 7, "offerings": 4, "index": 41.2,
          "search": "/search?topic=plastics&level=master"},
         {"value": "phd", "respondents": null, "offerings": 0, "index": null,
          "search": "/search?topic=plastics&level=phd"}]},
      {"topic": "textiles", "label": "Textiles & clothes", "respondents": null, "need": null,
       "urgency": null, "offerings": 3, "index": null, "unmet": null,
       "search": "/search?topic=textiles",
       "cells": [
         {"value": "master", "respondents": null, "offerings": 1, "index": null,
          "search": "/search?topic=textiles&level=master"},
         {"value": "phd", "respondents": null, "offerings": null, "index": null, "search": null}]}],
    "series": []
  })");
}

/// What was shown on a day: no figures of needs where nobody, or too few, answered.
json day(const std::string& date, const json& index, int offerings) {
  const json need = index.is_null() ? json(nullptr) : json(30);
  const json respondents = index.is_null() ? json(nullptr) : json(12);
  return {{"date", date},
          {"respondents", respondents},
          {"offerings", 100},
          {"counted_anew", false},
          {"topics",
           json::array({{{"topic", "plastics"},
                         {"respondents", respondents},
                         {"need", need},
                         {"offerings", offerings},
                         {"index", index},
                         {"unmet", index}}})}};
}

/// The page over a table that a test makes up, and what it asked for.
struct GapSite {
  SampleDocuments documents;
  http::Router router;
  std::optional<json> table = gap_table();
  gaps::Dimension asked = gaps::Dimension::level;
  GapSite() {
    add_gap_page(router,
                 {documents, shipped_vocabulary(), shipped_handbook(), "https://example.org", {}},
                 [this](gaps::Dimension by, std::string_view) {
                   asked = by;
                   return table;
                 });
  }
  http::Response get(const std::string& query) { return router.answer(web::get("/gaps", query)); }
};

BOOST_AUTO_TEST_SUITE(gap_page)

BOOST_AUTO_TEST_CASE(needs_are_drawn_and_cells_lead_to_their_offerings) {
  GapSite site;
  const auto page = site.get("hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "40 answers (12 of them inquiries to the centre)"));
  BOOST_TEST(contains(page.body, "one that was partly helped 0.5 and one that was helped 0.25"));
  BOOST_TEST(contains(page.body, "31.5 %, unmet 19.7 %"));
  BOOST_TEST(contains(page.body, "width=\"100.0%\""));
  BOOST_TEST(contains(page.body, "/search?topic=plastics&amp;level=master&amp;hl=en"));
  BOOST_TEST(contains(page.body, "4 offerings"));
  BOOST_TEST(contains(page.body, "41.2"));
  BOOST_TEST(contains(page.body, "Textiles &amp; clothes"));
  BOOST_TEST(contains(page.body, "100 · Σ w·u·3/(3 + a) / Σ w·u"));
  BOOST_TEST(contains(page.body, "/gaps.csv?by=level&amp;hl=en"));
  BOOST_TEST(contains(page.body, "/gaps.xlsx?by=level&amp;hl=en"));
}

BOOST_AUTO_TEST_CASE(what_is_hidden_says_so) {
  GapSite site;
  const auto page = site.get("hl=en");
  BOOST_TEST(contains(page.body, "fewer than 5"));
  BOOST_TEST(contains(page.body, "1 value has too few answers"));
  BOOST_TEST(!contains(page.body, "Doctorate"));
}

BOOST_AUTO_TEST_CASE(every_dimension_has_a_way_and_a_wrong_one_means_the_first) {
  GapSite site;
  const auto page = site.get("hl=nb&by=sector");
  BOOST_TEST((site.asked == gaps::Dimension::sector));
  for (const auto name : gaps::dimension_names)
    BOOST_TEST(contains(page.body, "/gaps?by=" + std::string(name)));
  BOOST_TEST(site.get("hl=nb&by=colour").status == 200);
  BOOST_TEST((site.asked == gaps::Dimension::level));
}

BOOST_AUTO_TEST_CASE(the_first_day_says_since_when_figures_are_kept) {
  GapSite site;
  BOOST_TEST(!contains(site.get("hl=en").body, "Over time"));
  site.table->at("series") = {day("2026-11-01", 60, 10)};
  const auto page = site.get("hl=en");
  BOOST_TEST(contains(page.body, "The figures are kept day by day since 1 November 2026."));
  BOOST_TEST(!contains(page.body, "polyline"));
  BOOST_TEST(contains(page.body, "/gaps-over-time.csv?hl=en"));
}

BOOST_AUTO_TEST_CASE(days_are_a_line_and_a_table) {
  GapSite site;
  site.table->at("series") = {
      day("2026-10-01", 100, 10), day("2026-10-11", 50, 12), day("2026-10-21", 0, 17)};
  const auto page = site.get("hl=en");
  BOOST_TEST(contains(page.body, "from 1 October 2026 to 21 October 2026"));
  BOOST_TEST(contains(page.body, "points=\"4.0,4.0 64.0,20.0 124.0,36.0\""));
  BOOST_TEST(contains(page.body, "<td>50<br><span class=\"quiet\">30 % · 12</span></td>"));
  BOOST_TEST(contains(page.body, "<td>−100<br><span class=\"quiet\">+7</span></td>"));
  // The other topic was not there yet: no line, and no figure made up.
  BOOST_TEST(contains(page.body, "<td>–<br><span class=\"quiet\">–</span></td></tr>"));
}

BOOST_AUTO_TEST_CASE(days_without_figures_of_needs_are_no_points) {
  GapSite site;
  site.table->at("series") = {
      day("2026-10-01", 100, 10), day("2026-10-11", nullptr, 12), day("2026-10-21", 0, 17)};
  auto page = site.get("hl=en");
  BOOST_TEST(contains(page.body, "points=\"4.0,4.0 124.0,36.0\""));
  BOOST_TEST(!contains(page.body, "11 October"));
  // Where nobody answered at all, what is offered is shown.
  site.table->at("series") = {day("2026-10-01", nullptr, 10), day("2026-10-11", nullptr, 12)};
  page = site.get("hl=en");
  BOOST_TEST(contains(page.body, "<span class=\"quiet\">– · 12</span>"));
  BOOST_TEST(!contains(page.body, "polyline"));
}

BOOST_AUTO_TEST_CASE(of_many_days_a_few_stand_in_the_table_and_all_in_the_line) {
  GapSite site;
  for (int i = 1; i <= 30; ++i)
    site.table->at("series").push_back(day(fmt::format("2026-09-{:02}", i), 60, 10));
  site.table->at("series")[20]["counted_anew"] = true;
  const auto page = site.get("hl=en");
  BOOST_TEST(contains(page.body, "<th scope=\"col\">1 September 2026</th>"));
  BOOST_TEST(contains(page.body, "<th scope=\"col\">30 September 2026</th>"));
  BOOST_TEST(!contains(page.body, "<th scope=\"col\">2 September 2026</th>"));
  BOOST_TEST(contains(page.body, "Since 21 September 2026 it is counted in another way"));
  const auto line = page.body.find("points=\"");
  const auto points = page.body.substr(line, page.body.find("\"", line + 8) - line);
  BOOST_TEST(std::count(points.begin(), points.end(), ',') == 30);
}

BOOST_AUTO_TEST_CASE(it_speaks_all_languages) {
  GapSite site;
  for (const auto& language : Messages::languages()) {
    const auto page = site.get("hl=" + language);
    BOOST_TEST(contains(page.body, Messages::in(language).text("gaps_title")), language);
  }
}

BOOST_AUTO_TEST_CASE(without_answers_it_shows_what_is_offered) {
  GapSite site;
  site.table->at("respondents") = nullptr;
  site.table->at("inquiries") = nullptr;
  for (auto& topic : site.table->at("topics"))
    topic["need"] = nullptr;
  const auto page = site.get("hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "Nobody has answered yet"));
  BOOST_TEST(!contains(page.body, "gap-legend"));
  BOOST_TEST(!contains(page.body, "of them inquiries"));
}

BOOST_AUTO_TEST_CASE(without_an_index_the_page_says_so) {
  GapSite site;
  site.table.reset();
  BOOST_TEST(site.get("hl=en").status == 503);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
