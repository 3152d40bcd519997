#include "schemas/correction.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/sample_offering.h"

namespace rundkurs {
namespace {

std::string read(std::string_view field, std::string_view text) {
  const auto correction = read_correction(field, text);
  return correction ? correction->value : "refused: " + correction.error().message;
}

Offering corrected(const Offering& offering,
                   std::initializer_list<std::pair<const char*, const char*>> words) {
  std::vector<Correction> corrections;
  for (const auto& [field, text] : words) {
    auto correction = read_correction(field, text);
    BOOST_REQUIRE_MESSAGE(correction, field);
    correction->at = Timestamp{std::chrono::seconds{1'800'000'000}};
    corrections.push_back(*correction);
  }
  auto outcome = with_corrections(offering, corrections);
  BOOST_REQUIRE_MESSAGE(outcome, (outcome ? "" : describe(outcome.error())));
  return *outcome;
}

BOOST_AUTO_TEST_SUITE(correction)

BOOST_AUTO_TEST_CASE(what_a_person_types_is_read) {
  BOOST_TEST(read("ects", "7,5") == "7.5");
  BOOST_TEST(read("ects", " 10 ") == "10");
  BOOST_TEST(read("ects", "") == "null");
  BOOST_TEST(read("title.nb", "  Ombruk i bygg ") == R"("Ombruk i bygg")");
  BOOST_TEST(read("summary.sv", "[1] <b>kurs</b>") == R"("[1] <b>kurs</b>")");
  BOOST_TEST(read("mode", "online, campus") == R"(["online","campus"])");
  BOOST_TEST(read("part_time", "true") == "true");
  BOOST_TEST(read("learning_outcomes.en", "One\n\n Two ") == R"(["One","Two"])");
  BOOST_TEST(read("place", "Ås; Oslo") == R"([{"name":"Ås"},{"name":"Oslo"}])");
  BOOST_TEST(read("runs", "2027-01, 2027-autumn") ==
             R"([{"start":"2027-01"},{"start":"2027-autumn"}])");
  BOOST_TEST(read("topics", "repair") == R"([{"curated":true,"id":"repair","score":1}])");
  BOOST_TEST(read("topics", "") == "[]");
  BOOST_TEST(read("duration", R"({"weeks": 6})") == R"({"weeks":6})");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_refused) {
  for (const char* field : {"id",
                            "aliases",
                            "institution",
                            "provenance",
                            "source",
                            "gone",
                            "first_seen",
                            "demonstration",
                            "",
                            ".",
                            "title",
                            "title.",
                            "title.NB",
                            "title.nb.x",
                            "title.nb' OR 1=1 --",
                            "ects.nb",
                            "__proto__",
                            "urls.nb"})
    BOOST_TEST(read(field, "x").starts_with("refused"), field);
  for (const char* number : {"seven", "1e999", "nan", "inf", "7.5.1", "7,5,1", "0x10", "--1"})
    BOOST_TEST(read("ects", number).starts_with("refused"), number);
  BOOST_TEST(read("part_time", "yes").starts_with("refused"));
  BOOST_TEST(read("url", "").starts_with("refused"));
  BOOST_TEST(read("title.nb", " \n ").starts_with("refused"));
  BOOST_TEST(read("duration", "six weeks").starts_with("refused"));
  BOOST_TEST(read("runs", std::string(5000, '[')).starts_with("refused"));
  BOOST_TEST(read("title.nb", "\xff\xfe").starts_with("refused"));
  BOOST_TEST(read("summary.nb", std::string(longest_correction + 1, 'a')).starts_with("refused"));
  BOOST_TEST(read("summary.nb", std::string("a\0b\x1b[31m", 8)) == R"("ab[31m")");
}

BOOST_AUTO_TEST_CASE(a_persons_word_stands_and_says_so) {
  const auto before = complete_offering();
  const auto after = corrected(before, {{"ects", "12"}, {"title.nb", "Ny tittel"}});
  BOOST_TEST(*after.ects == 12);
  BOOST_TEST(!after.credits);  // 7.5 hp would contradict
  BOOST_TEST(after.title.at("nb") == "Ny tittel");
  const auto& witness = after.provenance.at("ects");
  BOOST_TEST(witness.extractor == "person");
  BOOST_TEST(witness.rule == "adviser; stated: " + typed_value(before, "ects"));
  BOOST_TEST(witness.captured == "2027-01-15T08:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_rule_comes_back_whatever_the_page_says) {
  for (const std::optional<std::string>& stated :
       {std::optional<std::string>(), {std::string()}, {std::string("10; stated: 5")}}) {
    const auto read = read_rule(rule_text({Corrector::institution, stated}));
    BOOST_TEST((read.by == Corrector::institution));
    BOOST_TEST((read.stated == stated));
  }
  BOOST_TEST((read_rule("").by == Corrector::adviser));
}

BOOST_AUTO_TEST_CASE(of_what_agrees_nothing_else_is_said) {
  const auto before = complete_offering();
  const auto after = corrected(before, {{"ects", typed_value(before, "ects").c_str()}});
  BOOST_TEST(after.provenance.at("ects").rule == "adviser");
}

BOOST_AUTO_TEST_CASE(a_form_of_teaching_counts_for_the_runs_too) {
  auto before = complete_offering();
  before.runs[0].mode = {"campus"};
  const auto after = corrected(before, {{"mode", "online"}});
  BOOST_TEST((after.mode == std::vector<std::string>{"online"}));
  BOOST_TEST(after.runs[0].mode.empty());
}

BOOST_AUTO_TEST_CASE(a_place_that_was_only_named_keeps_its_region) {
  auto before = complete_offering();
  before.place = {{"Ås", Region{"NO-32", "Akershus"}, 59.66, 10.79}};
  const auto after = corrected(before, {{"place", "Ås; Oslo"}});
  BOOST_REQUIRE(after.place.size() == 2U);
  BOOST_TEST((after.place[0] == before.place[0]));
  BOOST_TEST(after.place[1].name == "Oslo");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sound_record_is_refused_with_its_field) {
  for (const auto& [field, text] : {std::pair{"ects", "-3"},
                                    {"level", "wizard"},
                                    {"url", "javascript:alert(1)"},
                                    {"mode", "online, online"},
                                    {"eqf", "7.5"},
                                    {"relevance", "4"},
                                    {"runs", "soon"},
                                    {"duration", R"({"weeks": 6, "moons": 1})"}}) {
    const auto outcome =
        with_corrections(complete_offering(), std::vector{*read_correction(field, text)});
    BOOST_REQUIRE_MESSAGE(!outcome, field);
    BOOST_TEST(describe(outcome.error()).find(field) != std::string::npos, outcome.error().where);
  }
}

BOOST_AUTO_TEST_CASE(what_was_typed_comes_back_to_the_form) {
  for (const auto& [field, text] : {std::pair{"ects", "7.5"},
                                    {"mode", "online, campus"},
                                    {"place", "Ås; Oslo"},
                                    {"runs", "2027-01, 2027-08"},
                                    {"topics", "repair, reuse"},
                                    {"part_time", "true"},
                                    {"learning_outcomes.nb", "En\nTo"}})
    BOOST_TEST(typed_value(field, read(field, text)) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
