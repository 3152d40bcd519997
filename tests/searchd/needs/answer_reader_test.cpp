#include "searchd/needs/answer_reader.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/needs/shipped_reader.h"

namespace rundkurs::needs {
namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& value : list)
    text += (text.empty() ? "" : " ") + value;
  return text;
}

/// What an answer says as its member holds it; "?" and the part that was not read.
std::string read(SurveyField field, std::string_view cell, const SurveyMapping& mapping = {}) {
  Need need;
  const auto unread = shipped_reader().read(field, cell, {mapping, 5}, need);
  std::string text;
  switch (field) {
    case SurveyField::organisation:
      text = need.organisation;
      break;
    case SurveyField::sector:
      text = need.sector;
      break;
    case SurveyField::size:
      text = need.size;
      break;
    case SurveyField::region:
      text = need.country + (need.region.empty() ? "" : " " + need.region);
      break;
    case SurveyField::level:
      text = joined(need.levels);
      break;
    case SurveyField::form:
      text = joined(need.modes) + (need.at_workplace ? " at work" : "");
      break;
    case SurveyField::language:
      text = joined(need.languages);
      break;
    case SurveyField::urgency:
      text = need.urgency ? std::to_string(*need.urgency) : "";
      break;
    case SurveyField::answered:
      text = need.answered ? need.answered->text() : "";
      break;
    default:
      text = joined(need.topics) + (need.other_topics.empty() ? "" : " own: ") +
             joined(need.other_topics);
  }
  for (const auto& part : unread)
    text += "?" + part.value;
  return text;
}

struct Case {
  SurveyField field;
  std::string_view cell;
  std::string_view means;
};

BOOST_AUTO_TEST_SUITE(answer_reader)

BOOST_AUTO_TEST_CASE(who_answers) {
  using F = SurveyField;
  for (const auto& [field, cell, means] : {
           Case{F::organisation, "Bedrift", "companies"},
           Case{F::organisation, "KOMMUNE ", "municipalities"},
           Case{F::organisation, "Fylkeskommune", "county-authorities"},
           Case{F::organisation, "Statlig virksomhet", "public-agencies"},
           Case{F::organisation, "Branschorganisation", "industry-associations"},
           Case{F::organisation, "Yritys (yli 10 työntekijää)", "companies"},
           Case{F::organisation, "Kunta", "municipalities"},
           Case{F::organisation, "Háskóli", "education"},
           Case{F::organisation, "Frivillig organisasjon", "voluntary"},
           Case{F::organisation, "Vet ikke", ""},
           Case{F::organisation, "Romstasjon", "?Romstasjon"},
           Case{F::sector, "F Bygge- og anleggsvirksomhet", "F"},
           Case{F::sector, "41.20 Oppføring av bygninger", "F"},
           Case{F::sector, "38", "E"},
           Case{F::sector, "C10.5", "C"},
           Case{F::sector, "C: Tillverkning", "C"},
           Case{F::sector, "Rakentaminen", "F"},
           Case{F::sector, "Offentlig administration", "O"},
           Case{F::sector, "Romfart", "?Romfart"},
           Case{F::size, "34", "small"},
           Case{F::size, "1 200", "large"},
           Case{F::size, "10-49", "small"},
           Case{F::size, "50–249 ansatte", "medium"},
           Case{F::size, "Under 10", "micro"},
           Case{F::size, "250+", "large"},
           Case{F::size, "Mer enn 250 ansatte", "large"},
           Case{F::size, "yli 250", "large"},
           Case{F::size, "5-100", "?5-100"},
           Case{F::size, "mange", "?mange"},
           Case{F::region, "Innlandet", "NO NO-34"},
           Case{F::region, "Vestland fylke", "NO NO-46"},
           Case{F::region, "Skåne län", "SE SE-M"},
           Case{F::region, "Region Syddanmark", "DK DK-83"},
           Case{F::region, "Uusimaa", "FI FI-18"},
           Case{F::region, "NO-50", "NO NO-50"},
           Case{F::region, "Sverige", "SE"},
           Case{F::region, "Bergen", "NO NO-46"},
           Case{F::region, "Hele landet", ""},
           Case{F::region, "Månen", "?Månen"},
           Case{F::urgency, "5", "5"},
           Case{F::urgency, "4 - høy", "4"},
           Case{F::urgency, "Haster svært", "5"},
           Case{F::urgency, "Ei kiireellinen", "1"},
           Case{F::urgency, "9", "?9"},
           Case{F::answered, "03.10.2026 15:54", "2026-10-03"},
           Case{F::answered, "2026-10-03T15:54:00Z", "2026-10-03"},
           Case{F::answered, "3/10-26", "2026-10-03"},
           Case{F::answered, "3. oktober 2026", "2026-10-03"},
           Case{F::answered, "31.02.2026", "?31.02.2026"},
       }) {
    BOOST_TEST_CONTEXT(name_of(field) << " " << cell) {
      BOOST_TEST(read(field, cell) == means);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_needed) {
  using F = SurveyField;
  for (const auto& [field, cell, means] : {
           Case{F::level, "Fagskole", "vocational"},
           Case{F::level, "Kurs uten studiepoeng", "continuing"},
           Case{F::level, "Bachelor/master enkeltemne", "bachelor master"},
           Case{F::level, "Fagbrev", "upper-secondary"},
           Case{F::level, "Master; Bachelor", "master bachelor"},
           Case{F::level, "Täydennyskoulutus", "continuing"},
           Case{F::level, "Vet ikke", ""},
           Case{F::level, "Bachlor", "?Bachlor"},
           Case{F::form, "Nett", "online"},
           Case{F::form, "Deltid, samlinger", "blended"},
           Case{F::form, "Dagskurs", "campus"},
           Case{F::form, "På arbeidsplassen", " at work"},
           Case{F::form, "Verkossa; Lähiopetus", "online campus"},
           Case{F::form, "Nett, ballong", "online?ballong"},
           Case{F::form, "Nettbasert, ballong", "online?ballong"},
           Case{F::level, "Mastergrad, Bachlor", "master?Bachlor"},
           Case{F::language, "Norsk, engelsk", "no en"},
           Case{F::language, "Svenska och engelska", "sv en"},
           Case{F::language, "suomi/ruotsi", "fi sv"},
           Case{F::language, "Nynorsk", "nn"},
           Case{F::language, "Norsk, klingonsk", "no?klingonsk"},
           Case{F::topics, "Plast, Romfart", "plastics own: Romfart?Romfart"},
           Case{F::topics, "Annet: tau", " own: tau"},
       }) {
    BOOST_TEST_CONTEXT(name_of(field) << " " << cell) {
      BOOST_TEST(read(field, cell) == means);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_asked_about_not_guessed) {
  Need need;
  const SurveyMapping mapping;
  const auto unread = shipped_reader().read(SurveyField::level, "Bachlor", {mapping, 5}, need);
  BOOST_REQUIRE(unread.size() == 1U);
  BOOST_TEST(unread.front().advice.find("'bachelor'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mapping_says_what_an_answer_means) {
  SurveyMapping mapping;
  mapping.values[SurveyField::level][key_of("Nivå 2")] = "bachelor master";
  mapping.values[SurveyField::organisation][key_of("Type A")] = "companies";
  mapping.values[SurveyField::topics][key_of("Romfart")] = "resource-efficiency";
  BOOST_TEST(read(SurveyField::level, "nivå 2", mapping) == "bachelor master");
  BOOST_TEST(read(SurveyField::organisation, "Type A", mapping) == "companies");
  BOOST_TEST(read(SurveyField::topics, "Plast, Romfart", mapping) ==
             "plastics resource-efficiency");
  BOOST_TEST(bool(shipped_reader().check(mapping, "m.json")));
  mapping.values[SurveyField::size][key_of("Stor")] = "huge";
  const auto wrong = shipped_reader().check(mapping, "m.json");
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(wrong.error().where == "m.json values.size");
}

BOOST_AUTO_TEST_CASE(an_urgency_of_another_scale_is_brought_to_five_steps) {
  const SurveyMapping mapping;
  for (const auto& [cell, urgency] : {std::pair("1", 1), {"10", 5}, {"5", 3}, {"7", 4}}) {
    Need need;
    const auto unread = shipped_reader().read(SurveyField::urgency, cell, {mapping, 10}, need);
    BOOST_TEST(unread.empty());
    BOOST_TEST(need.urgency.value_or(0) == urgency);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::needs
