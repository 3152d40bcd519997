#include "searchd/needs/survey_reader.h"

#include <algorithm>
#include <map>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <unicode/unistr.h>

#include "schemas/file.h"
#include "schemas/json.h"
#include "tests/paths.h"
#include "tests/searchd/needs/shipped_reader.h"

namespace rundkurs::needs {
namespace {

SurveyReading read(std::string_view bytes,
                   const SurveyMapping& mapping = {},
                   const std::string& language = "en") {
  auto reading =
      read_survey(bytes, "s.csv", "s", mapping, shipped_reader(), web::Messages::in(language));
  BOOST_REQUIRE_MESSAGE(reading, (reading ? "" : describe(reading.error())));
  return *std::move(reading);
}

std::string remarks_of(const SurveyReading& reading) {
  std::string text;
  for (const auto& remark : reading.remarks)
    text += describe(remark) + "\n";
  return text;
}

std::string encoded(const std::string& text, const char* encoding) {
  const auto wide = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(wide.extract(0, wide.length(), nullptr, 0, encoding)),
                    '\0');
  wide.extract(0, wide.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), encoding);
  return bytes;
}

const std::string survey =
    "Svar-ID;Levert;Virksomhet;Næring;Fylke;Antall ansatte;Temaer;Nivå;Form;Språk;Egne ord;Haster "
    "det? (1-5)\r\n"
    "1;03.10.2026 15:54;Bedrift;F Bygg;Innlandet;34;Bygg, anlegg og riving, Plast;Fagskole;"
    "Deltid, samlinger;Norsk;\"Vi river; \"\"alt\"\" går\r\ni container\";5\r\n"
    "2;2026-10-04;Kommune;O;Skåne;810;\"Plast, Annet: tau\";Vet ikke;;;;\r\n";

BOOST_AUTO_TEST_SUITE(survey_reader)

BOOST_AUTO_TEST_CASE(answers_become_needs) {
  const auto reading = read(survey);
  BOOST_TEST(remarks_of(reading) == "");
  BOOST_REQUIRE(reading.needs.size() == 2U);
  const Need first{.survey = "s",
                   .respondent = "1",
                   .answered = parse_partial_date("2026-10-03"),
                   .organisation = "companies",
                   .sector = "F",
                   .size = "small",
                   .country = "NO",
                   .region = "NO-34",
                   .topics = {"construction-demolition-buildings", "plastics"},
                   .other_topics = {},
                   .levels = {"vocational"},
                   .modes = {"blended"},
                   .languages = {"no"},
                   .at_workplace = false,
                   .urgency = 5,
                   .own_words = "Vi river; \"alt\" går i container"};
  BOOST_TEST((reading.needs[0] == first));
  const Need second{.survey = "s",
                    .respondent = "2",
                    .answered = parse_partial_date("2026-10-04"),
                    .organisation = "municipalities",
                    .sector = "O",
                    .size = "large",
                    .country = "SE",
                    .region = "SE-M",
                    .topics = {"plastics"},
                    .other_topics = {"tau"}};
  BOOST_TEST((reading.needs[1] == second));
}

BOOST_AUTO_TEST_CASE(the_encoding_does_not_matter) {
  const auto expected = read(survey).needs;
  for (const auto* encoding : {"windows-1252", "UTF-16LE", "UTF-16BE"}) {
    BOOST_TEST_CONTEXT(encoding) {
      BOOST_TEST((read(encoded(survey, encoding)).needs == expected));
    }
  }
  BOOST_TEST((read("\xEF\xBB\xBF" + survey).needs == expected));
}

BOOST_AUTO_TEST_CASE(the_separator_does_not_matter) {
  const auto with = [](char separator) {
    std::string text = "ID;Temaer;Nivå\n1;\"Bygg, anlegg og riving, Plast\";Master\n";
    std::replace(text.begin(), text.end(), ';', separator);
    return text;
  };
  for (const char separator : {';', ',', '\t'}) {
    const auto reading = read(with(separator));
    BOOST_REQUIRE(reading.needs.size() == 1U);
    BOOST_TEST(reading.needs[0].topics.size() == 2U);
    BOOST_TEST(reading.needs[0].levels.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_topic_may_have_a_column_of_its_own) {
  const auto reading = read(
      "Respondent,Topics [Plastics],Topics [Textiles],Level\n"
      "1,Yes,No,Master\n2,1,x,\n3,,Textiles,\n4,0,-,\n");
  BOOST_REQUIRE(reading.needs.size() == 3U);
  BOOST_TEST((reading.needs[0].topics == std::vector<std::string>{"plastics"}));
  BOOST_TEST((reading.needs[1].topics == std::vector<std::string>{"plastics", "textiles"}));
  BOOST_TEST((reading.needs[2].topics == std::vector<std::string>{"textiles"}));
  BOOST_TEST(remarks_of(reading) ==
             "row 5: says no need: no topic, no words of its own (nothing to do); row left out\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_listed_with_its_place) {
  const auto reading = read(
      "ID;Temaer;Nivå;Haster det?\n"
      "1;Plast;Bachlor;9\n"
      "2;Romfart;Master;3\n"
      "3;Plast;Master;3;4\n"
      "4;\"Plast\"x;Master;3\n"
      "\n"
      "5;Plast\n"
      "1;Plast;Bachlor;9\n"
      "2;Plast;Master;3\n");
  BOOST_TEST(
      remarks_of(reading) ==
      "row 2, Nivå: 'Bachlor': no level that is known (is it 'bachelor'? Then write that, "
      "or say so in a mapping file (values))\n"
      "row 2, Haster det?: '9': no urgency from 1 to 5 (say in a mapping file (scale) how "
      "far the numbers go)\n"
      "row 3, Temaer: 'Romfart': no topic by this name (kept as an own topic)\n"
      "row 4: '4': 5 cells under 4 headings (put answers that hold the separator between "
      "quotes); row left out\n"
      "row 5: the quotation marks do not add up (double the quotes within an answer: \"\"); row "
      "left out\n"
      "row 7: 2 cells under 4 headings (what is missing at the end counts as not "
      "answered)\n"
      "row 8: repeats row 2 (nothing to do); row left out\n"
      "row 9: '2': row 3 has the same number and other answers (keep one of them); row left "
      "out\n");
  BOOST_TEST(reading.rows == 7U);
  BOOST_TEST(reading.needs.size() == 3U);
  BOOST_TEST(reading.left_out == 3U);
  BOOST_TEST(reading.repeated == 1U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_said_in_the_language_of_the_page) {
  const std::string table =
      "ID;Leveringsdato;Virksomhet;Næring;Fylke;Ansatte;Temaer;Nivå;Form;Språk;Haster det?\n"
      "1;31.02.2026;Xyz;Xyz;Xyz;Xyz;Xyz;Xyz;Xyz;Xyz;99\n"
      "2;;Bedrift;;Oslo;5-900;Plast;Master;Deltid;Norsk;Xyz\n"
      "3;;;;;;;;;;\n"
      "1;;;;;;Plast;;;;\n"
      "4;\"Plast\"x\n";
  std::map<std::string, std::string> said_first;
  for (const auto& language : web::Messages::languages()) {
    const auto reading = read(table, {}, language);
    BOOST_TEST(reading.remarks.size() > 10U);
    for (const auto& remark : reading.remarks) {
      BOOST_TEST(remark.reason.find('{') == std::string::npos, remark.reason);
      BOOST_TEST(remark.advice.find('{') == std::string::npos, remark.advice);
    }
    said_first[reading.remarks.front().reason] = language;
  }
  BOOST_TEST(said_first.size() == 7U);
  BOOST_TEST(remarks_of(read("ID;Temaer\n1;Romfart\n", {}, "fi")) ==
             "row 2, Temaer: 'Romfart': tämännimistä aihetta ei ole (säilytetty omana aiheena)\n");
}

BOOST_AUTO_TEST_CASE(names_and_addresses_are_never_read) {
  const auto reading = read("ID;Navn;E-post;Temaer\n1;Kari Nordmann;kari@bedrift.example;Plast\n");
  BOOST_REQUIRE(reading.needs.size() == 1U);
  const Need need{.survey = "s", .respondent = "1", .topics = {"plastics"}};
  BOOST_TEST((reading.needs[0] == need));
}

BOOST_AUTO_TEST_CASE(answers_without_numbers_are_told_apart_by_what_they_say) {
  const auto reading = read("Temaer;Fylke\nPlast;Agder\nPlast;Oslo\nPlast;Agder\n");
  BOOST_REQUIRE(reading.needs.size() == 2U);
  BOOST_TEST(reading.needs[0].respondent != reading.needs[1].respondent);
  BOOST_TEST(reading.repeated == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_no_survey_says_what_to_do) {
  const auto error = [](std::string_view bytes) {
    const auto reading = read_survey(bytes, "s.csv", "s", {}, shipped_reader());
    return reading ? std::string("read") : describe(reading.error());
  };
  BOOST_TEST(error("") == "s.csv: is empty (export the survey's answers as CSV)");
  BOOST_TEST(error("PK\x03\x04rest") ==
             "s.csv: a spreadsheet's own file, no CSV (save it as CSV UTF-8)");
  BOOST_TEST(error("Fylke;Nivå\nOslo;Master\n").find("columns.topics") != std::string::npos);
  BOOST_TEST(error(std::string_view("Tema;B\nPl\0ast;2\n", 16)).find("zero bytes") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_sample_survey_is_read_as_expected) {
  const auto file = shared_path("relevance/needs-survey-dev.csv");
  const auto bytes = read_file(file);
  const auto expected_text = read_file(shared_path("relevance/needs-survey-dev.expected.json"));
  if (!bytes || !expected_text) {
    BOOST_TEST_MESSAGE("skipped: the sample survey does not lie beside the checkout");
    return;
  }
  const auto expected = parse_json(*expected_text, "expected");
  BOOST_REQUIRE(expected);
  const auto reading = read(*bytes);
  BOOST_TEST_MESSAGE(remarks_of(reading));
  BOOST_TEST(reading.needs.size() == expected->at("rows").get<std::size_t>());
  std::map<std::string, int> ticks;
  std::map<std::string, std::string> other;
  for (const auto& need : reading.needs) {
    for (const auto& topic : need.topics)
      ++ticks[topic];
    for (const auto& own : need.other_topics)
      other[need.respondent] = own;
  }
  BOOST_TEST(nlohmann::json(ticks) == expected->at("ticks"));
  BOOST_TEST(nlohmann::json(other) == expected->at("other"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::needs
