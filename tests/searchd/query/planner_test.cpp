#include "searchd/query/planner.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::query {
namespace {

Lexicon index_words() {
  Lexicon lexicon;
  for (const char* word : {"sirkulær",
                           "økonomi",
                           "avfall",
                           "avfallshåndtering",
                           "gjenvinning",
                           "gjenbruk",
                           "plast",
                           "farlig"})
    lexicon.add_word(word, 5);
  lexicon.add_code("bio300");
  lexicon.add_code("tek680");
  lexicon.seal();
  return lexicon;
}

QueryPlan plan_of(const std::string& query) {
  static const auto lexicon = index_words();
  static const GeneralWords general(*shipped_vocabulary(), shipped_analyser());
  const Planner planner(shipped_analyser(), *shipped_vocabulary(), general, lexicon);
  return planner.plan(make_tree(read_tokens(query), query));
}

const Group& group_named(const QueryPlan& plan, const std::string& text) {
  const auto found = std::find_if(plan.groups.begin(),
                                  plan.groups.end(),
                                  [&text](const Group& group) { return group.text == text; });
  BOOST_REQUIRE_MESSAGE(found != plan.groups.end(),
                        "no group " << text << " in\n"
                                    << to_text(plan));
  return *found;
}

bool holds(const Group& group, const std::string& term) {
  return std::any_of(
      group.alternatives.begin(), group.alternatives.end(), [&term](const auto& way) {
        return std::find(way.terms.begin(), way.terms.end(), term) != way.terms.end();
      });
}

BOOST_AUTO_TEST_SUITE(planner)

BOOST_AUTO_TEST_CASE(ideas_near_the_one_asked_for_are_looked_for_where_the_ranking_says_so) {
  static const auto lexicon = index_words();
  static const GeneralWords general(*shipped_vocabulary(), shipped_analyser());
  const auto& named = shipped_vocabulary()->concept_by_id("waste-prevention")->related;
  BOOST_REQUIRE(!named.empty());
  const auto plan_with = [](double factor) {
    Ranking ranking;
    ranking.related = factor;
    const Planner planner(shipped_analyser(), *shipped_vocabulary(), general, lexicon, ranking);
    return planner.plan(make_tree(read_tokens("avfallsforebygging"), "avfallsforebygging"));
  };
  const auto near = "XC" + named.front();
  BOOST_TEST(!holds(group_named(plan_with(0), "avfallsforebygging"), near));
  BOOST_TEST(holds(group_named(plan_with(0.4), "avfallsforebygging"), near));
}

BOOST_AUTO_TEST_CASE(a_ranking_is_read_from_its_file_and_checked) {
  const auto shipped = Ranking::load(source_path("data/ranking.json"));
  BOOST_REQUIRE(shipped);
  BOOST_TEST(shipped->stem > 0);
  TemporaryFolder folder;
  BOOST_TEST(Ranking::load(folder.file("ranking.json")).value().stem == Ranking().stem);
  folder.write("ranking.json", R"({"factors": {"stem": -1}})");
  const auto wrong = Ranking::load(folder.file("ranking.json"));
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(describe(wrong.error()).find("ranking.json") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_asked_is_everything) {
  BOOST_TEST(plan_of("").everything);
  BOOST_TEST(plan_of("-plast").everything);
  BOOST_TEST(plan_of("-plast").excluded.size() == 1U);
  BOOST_TEST(!plan_of("xyzzyq").everything);
}

BOOST_AUTO_TEST_CASE(a_word_is_looked_for_in_every_way_it_can_be_held) {
  const auto plan = plan_of("avfallshåndtering");
  const auto& group = group_named(plan, "avfallshåndtering");
  BOOST_TEST(holds(group, "avfallshåndtering"));
  BOOST_TEST(holds(group, "XCwaste-management"));
  const auto stemmed = [&group] {
    return std::any_of(group.alternatives.begin(), group.alternatives.end(), [](const auto& way) {
      return way.terms.front().substr(0, 1) == "Z";
    });
  };
  BOOST_TEST(stemmed());
  BOOST_TEST((group.need == Group::Need::counted));
}

BOOST_AUTO_TEST_CASE(an_idea_of_two_words_stands_in_for_both) {
  const auto plan = plan_of("sirkulær økonomi");
  BOOST_TEST(holds(group_named(plan, "sirkulær"), "XCcircular-economy"));
  BOOST_TEST(holds(group_named(plan, "økonomi"), "XCcircular-economy"));
  BOOST_REQUIRE(plan.interpreted.size() == 1U);
  BOOST_TEST(plan.interpreted[0].text == "sirkulær økonomi");
  BOOST_REQUIRE(!plan.interpreted[0].concepts.empty());
  BOOST_TEST(plan.interpreted[0].concepts[0] == "circular-economy");
}

BOOST_AUTO_TEST_CASE(the_ideas_of_a_compounds_parts_do_only_together) {
  const auto plan = plan_of("batterigjenvinning");
  for (const auto& way : group_named(plan, "batterigjenvinning").alternatives) {
    if (way.kind != Alternative::Kind::any_of) continue;
    for (const auto* part : {"XCbatteries", "XCrecycling"})
      BOOST_TEST((std::find(way.terms.begin(), way.terms.end(), part) == way.terms.end()), part);
  }
  BOOST_TEST(holds(group_named(plan, "batterigjenvinning"), "XCbattery-recycling"));
}

BOOST_AUTO_TEST_CASE(a_plain_word_beside_ideas_counts_less_toward_enough) {
  const auto plan = plan_of("redusere avfall");
  BOOST_TEST(group_named(plan_of("gjenbrukte traktorer"), "traktorer").share < 1);
  BOOST_TEST(group_named(plan_of("xyzzyq"), "xyzzyq").share == 1);
  BOOST_TEST(group_named(plan, "avfall").share == 1);
}

BOOST_AUTO_TEST_CASE(an_acronym_that_reads_as_a_word_has_no_forms) {
  BOOST_TEST(holds(group_named(plan_of("reach"), "reach"), "Zreach"));
  BOOST_TEST(!holds(group_named(plan_of("REACH"), "REACH"), "Zreach"));
  BOOST_TEST(holds(group_named(plan_of("REACH"), "REACH"), "XCreach"));
  BOOST_TEST(holds(group_named(plan_of("LCA"), "LCA"), "Zlca"));
}

BOOST_AUTO_TEST_CASE(what_and_joins_are_sides_of_which_one_is_enough) {
  const auto sides = [](const std::string& query) {
    std::vector<unsigned> sides;
    for (const auto& group : plan_of(query).groups)
      if (group.need == Group::Need::counted) sides.push_back(group.side);
    return sides;
  };
  using Sides = std::vector<unsigned>;
  BOOST_TEST((sides("gjenvinning og tekstiler") == Sides{0, 1}));
  BOOST_TEST((sides("plast, tekstiler och kompost") == Sides{0, 1, 2}));
  BOOST_TEST((sides("gjenvinning av plast og tekstiler") == Sides{0, 0, 1}));
  BOOST_TEST((sides("gjenvinning tekstiler") == Sides{0, 0}));
  // A word without an idea is no side, and a label may reach across.
  BOOST_TEST((sides("xyzzyq og tekstiler") == Sides{0, 0}));
  BOOST_TEST((sides("tekstiler og xyzzyq") == Sides{0, 0}));
  BOOST_TEST((sides("bygge- og anleggsavfall") == Sides{0, 0}));
}

BOOST_AUTO_TEST_CASE(a_word_without_nordic_letters_finds_its_twin) {
  BOOST_TEST(holds(group_named(plan_of("okonomi"), "okonomi"), "økonomi"));
}

BOOST_AUTO_TEST_CASE(an_unknown_word_is_taken_for_the_nearest) {
  const auto plan = plan_of("avfalshåndterig");
  BOOST_REQUIRE(plan.interpreted.size() == 1U);
  BOOST_TEST(plan.interpreted[0].text == "avfalshåndterig");
  BOOST_TEST(plan.interpreted[0].corrected_to == "avfallshåndtering");
  BOOST_TEST(holds(group_named(plan, "avfalshåndterig"), "XCwaste-management"));
}

BOOST_AUTO_TEST_CASE(a_known_word_is_never_corrected) {
  for (const char* query : {"gjenbruk", "gjenvinningen", "plast", "sirkulær", "2027", "bio300"})
    BOOST_TEST_CONTEXT(query) {
      for (const auto& part : plan_of(query).interpreted)
        BOOST_TEST(part.corrected_to.empty());
    }
}

BOOST_AUTO_TEST_CASE(words_between_words_are_not_looked_for) {
  const auto plan = plan_of("gjenvinning av plast");
  BOOST_TEST(std::none_of(plan.groups.begin(), plan.groups.end(), [](const Group& group) {
    return group.text == "av";
  }));
  BOOST_TEST(!plan_of("av").groups.empty());
}

BOOST_AUTO_TEST_CASE(codes_are_found_with_and_without_blanks) {
  BOOST_TEST(holds(group_named(plan_of("BIO 300"), "BIO"), "XCODEbio300"));
  BOOST_TEST(holds(group_named(plan_of("tek680"), "tek680"), "XCODEtek680"));
  BOOST_TEST(to_text(plan_of("code:bio*")) == "required bio: XCODEbio300\n");
  BOOST_TEST(to_text(plan_of("code:\"BIO 300\"")) == "required BIO 300: XCODEbio300\n");
}

BOOST_AUTO_TEST_CASE(signs_make_requirements) {
  BOOST_TEST(to_text(plan_of("\"farlig avfall\"")) ==
             "required farlig avfall: phrase(farlig avfall)\n");
  BOOST_TEST(to_text(plan_of("gjen*")) == "required gjen: any(gjenbruk gjenvinning)\n");
  BOOST_TEST(to_text(plan_of("title:\"plast\"")) == "required plast: Splast\n");
  BOOST_TEST(to_text(plan_of("-\"farlig avfall\"")) ==
             "everything\nnot farlig avfall: phrase(farlig avfall)\n");
}

BOOST_AUTO_TEST_CASE(general_words_of_education_weigh_little) {
  const auto plan = plan_of("kurs gjenvinning");
  BOOST_TEST(group_named(plan, "kurs").importance < group_named(plan, "gjenvinning").importance);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
