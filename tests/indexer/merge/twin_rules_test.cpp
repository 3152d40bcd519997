#include "indexer/merge/twin_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/merge/twin_record.h"
#include "schemas/partial_date.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

using Kind = TwinVerdict::Kind;

/// One row of a table of pairs; what it leaves out no source states.
struct Row {
  std::string language;
  std::string title;
  std::string code = "";
  std::optional<double> ects = 7.5;
  std::string level = "master";
  std::string kind = "course";
  std::string url = "";
  std::string institution = "no-uni";
  std::string place = "";
  std::string mode = "";
  std::optional<double> pace = std::nullopt;
  std::string start = "";
};

struct Pair {
  std::string what;
  Row a;
  Row b;
};

Offering offering(const Row& row, const std::string& id) {
  Offering made;
  made.id = row.institution + "-" + id;
  made.url = row.url.empty() ? "https://www.uni.example/" + id : row.url;
  made.institution = {row.institution, {{"en", "University"}}, "UNI", "NO", ""};
  made.title[row.language] = row.title;
  made.code = row.code;
  made.kind = row.kind;
  made.level = row.level;
  made.ects = row.ects;
  made.pace = row.pace;
  if (!row.place.empty())
    made.place.push_back({.name = row.place, .region = {}, .lat = {}, .lon = {}});
  if (!row.mode.empty()) made.mode = {row.mode};
  if (!row.start.empty()) {
    Run run;
    run.start = parse_partial_date(row.start);
    made.runs.push_back(run);
  }
  return made;
}

TwinVerdict judged(const Pair& pair) {
  const auto a = twin_record(offering(pair.a, "x1"), shipped_analyser(), *shipped_vocabulary());
  const auto b = twin_record(offering(pair.b, "x2"), shipped_analyser(), *shipped_vocabulary());
  const auto keys = twin_keys(a);
  const auto others = twin_keys(b);
  const bool candidates = std::any_of(keys.begin(), keys.end(), [&](std::uint64_t key) {
    return std::find(others.begin(), others.end(), key) != others.end();
  });
  return candidates ? compare_twins(a, b) : TwinVerdict{};
}

BOOST_AUTO_TEST_SUITE(twin_rules)

BOOST_AUTO_TEST_CASE(one_offering_on_two_pages) {
  const std::vector<Pair> pairs = {
      {"a year in the code",
       {"nb", "Avfall og ressurser", "ENV210-2023"},
       {"nb", "Avfall og ressurser", "ENV210-2024"}},
      {"a term in the code", {"nb", "Ombruk", "IND300-H24"}, {"nb", "Ombruk", "IND300-V25"}},
      {"a language in the code",
       {"nb", "Arv og miljø", "ENV210-NO"},
       {"en", "Heritage", "ENV210-EN"}},
      {"unit and realization",
       {"fi", "Jätehuolto", "YY00CT31"},
       {"fi", "Jätehuolto", "YY00CT31-3004"}},
      {"two realizations",
       {"fi", "Jätehuolto", "YY00CT31-3004"},
       {"en", "Urban systems", "YY00CT31-3007"}},
      {"language in the path",
       {.language = "nb", .title = "Miljø", .url = "https://uni.example/no/kurs/miljo-1"},
       {.language = "en", .title = "Surroundings", .url = "https://uni.example/en/kurs/miljo-1"}},
      {"language in the query",
       {.language = "fi", .title = "Ympäristö", .url = "https://uni.example/c?id=7&lang=fi"},
       {.language = "en", .title = "Nature", .url = "https://uni.example/c?id=7&lang=en"}},
      {"language at the end of the name",
       {.language = "da", .title = "Miljø", .url = "https://uni.example/k/3100_da-DK.htm"},
       {.language = "en", .title = "Nature", .url = "https://uni.example/k/3100_en-GB.htm"}},
      {"language in the host",
       {.language = "sv", .title = "Miljö", .url = "https://uni.example/kurs/m1"},
       {.language = "en", .title = "Nature", .url = "https://en.uni.example/kurs/m1"}},
      {"study year in the path",
       {.language = "en", .title = "Reuse", .url = "https://uni.example/2023-2024/reuse.aspx"},
       {.language = "en", .title = "Reuse", .url = "https://uni.example/2024-2025/reuse.aspx"}},
      {"study year in the query",
       {.language = "en", .title = "Reuse", .url = "https://uni.example/c?k=r&year=2023%2F2024"},
       {.language = "en", .title = "Reuse", .url = "https://uni.example/c?k=r&year=2024%2F2025"}},
      {"Swedish and English", {"sv", "Avfallshantering"}, {"en", "Waste management"}},
      {"Finnish and English", {"fi", "Kiertotalous"}, {"en", "Circular economy"}},
      {"Danish and English", {"da", "Livscyklusvurdering"}, {"en", "Life cycle assessment"}},
      {"Icelandic and English", {"is", "Hringrásarhagkerfið"}, {"en", "The circular economy"}},
      {"Norwegian and English", {"nb", "Industriell økologi"}, {"en", "Industrial ecology"}},
      {"Finnish and Swedish", {"fi", "Tekstiilien kierrätys"}, {"sv", "Textilåtervinning"}},
      {"level alone, no credits",
       {.language = "sv", .title = "Industriell symbios", .ects = std::nullopt},
       {.language = "fi", .title = "Teollinen symbioosi", .ects = std::nullopt}},
      {"moved", {"nb", "Ombruk i bygg"}, {"nb", "Ombruk i bygg"}},
      {"punctuation", {"nb", "Ombruk – i bygg"}, {"nb", "Ombruk (i bygg)"}},
      {"aggregator without the code",
       {"nb", "Ombruk i bygg", "BYG-100"},
       {.language = "nb", .title = "Ombruk i bygg", .url = "https://register.example/4711"}},
      {"aggregator without credits",
       {.language = "nb", .title = "Ombruk i bygg", .ects = std::nullopt},
       {.language = "nb",
        .title = "Ombruk i bygg",
        .ects = std::nullopt,
        .url = "https://register.example/4711"}},
      {"revised",
       {.language = "en", .title = "Industrial ecology", .code = "TEP4220", .start = "2019"},
       {.language = "en", .title = "Industrial ecology", .code = "TEP4221", .start = "2021"}},
  };
  for (const auto& pair : pairs) {
    const auto verdict = judged(pair);
    BOOST_TEST((verdict.kind == Kind::same || verdict.kind == Kind::translation), pair.what);
    BOOST_TEST(!verdict.reason.empty(), pair.what);
  }
}

BOOST_AUTO_TEST_CASE(two_offerings) {
  const std::vector<Pair> pairs = {
      {"numbered", {"en", "Ecology 1"}, {"en", "Ecology 2"}},
      {"lettered", {"en", "Recycling A"}, {"en", "Recycling B"}},
      {"Roman", {"en", "Recycling II"}, {"en", "Recycling III"}},
      {"numbered, translated", {"en", "Recycling 1"}, {"nb", "Gjenvinning 2"}},
      {"full time and part time",
       {.language = "nb", .title = "Sirkulær økonomi", .kind = "programme", .pace = 100},
       {.language = "nb", .title = "Sirkulær økonomi", .kind = "programme", .pace = 50}},
      {"two campuses",
       {.language = "nb", .title = "Sirkulær økonomi", .code = "SOB10", .place = "Bergen"},
       {.language = "nb", .title = "Sirkulær økonomi", .code = "SOF10", .place = "Førde"}},
      {"two campuses without codes",
       {.language = "nb", .title = "Sirkulær økonomi", .place = "Bergen"},
       {.language = "nb", .title = "Sirkulær økonomi", .place = "Førde"}},
      {"bachelor and master",
       {.language = "en", .title = "Industrial ecology", .level = "bachelor"},
       {.language = "en", .title = "Industrial ecology", .level = "master"}},
      {"bachelor and master, translated",
       {.language = "nb", .title = "Industriell økologi", .level = "bachelor"},
       {.language = "en", .title = "Industrial ecology", .level = "master"}},
      {"programme and module",
       {.language = "en", .title = "Circular economy", .kind = "programme"},
       {.language = "en", .title = "Circular economy", .kind = "module"}},
      {"programme and course, translated",
       {.language = "fi", .title = "Kiertotalous", .kind = "programme"},
       {.language = "en", .title = "Circular economy", .kind = "course"}},
      {"course and seminar",
       {.language = "en", .title = "Circular economy", .kind = "course"},
       {.language = "en", .title = "Circular economy", .kind = "seminar"}},
      {"credits",
       {.language = "en", .title = "Circular economy", .ects = 5},
       {.language = "en", .title = "Circular economy", .ects = 10}},
      {"credits, translated",
       {.language = "fi", .title = "Kiertotalous", .ects = 5},
       {.language = "en", .title = "Circular economy", .ects = 10}},
      {"institutions",
       {"en", "Circular economy"},
       {.language = "en", .title = "Circular economy", .institution = "no-col"}},
      {"institutions, translated",
       {"fi", "Kiertotalous"},
       {.language = "en", .title = "Circular economy", .institution = "no-col"}},
      {"countries of one provider",
       {.language = "en", .title = "Circular economy", .institution = "no-uni"},
       {.language = "en", .title = "Circular economy", .institution = "se-uni"}},
      {"numbers of a series", {"en", "Waste", "KJE-3101"}, {"en", "Waste", "KJE-3102"}},
      {"next code, no subject",
       {.language = "en", .title = "Bachelor thesis", .code = "BT390", .start = "2020"},
       {.language = "en", .title = "Bachelor thesis", .code = "BT391", .start = "2022"}},
      {"next code, the same year",
       {.language = "en", .title = "Industrial ecology", .code = "TEP4220", .start = "2021"},
       {.language = "en", .title = "Industrial ecology", .code = "TEP4221", .start = "2021"}},
      {"next code, years unknown",
       {"en", "Industrial ecology", "TEP4220"},
       {"en", "Industrial ecology", "TEP4221"}},
      {"other codes, translated",
       {"nb", "Industriell økologi", "TEP4220"},
       {"en", "Industrial ecology", "IE3001"}},
      {"other subjects", {"sv", "Avfallshantering"}, {"en", "Textile recycling"}},
      {"a wider subject", {"en", "Circular economy"}, {"en", "Circular economy in housing"}},
      {"a list by number",
       {.language = "nb", .title = "Avfall", .url = "https://uni.example/c?id=7"},
       {.language = "nb", .title = "Vann", .url = "https://uni.example/c?id=8"}},
      {"one address, other titles",
       {.language = "nb", .title = "Avfall", .url = "https://uni.example/no/kurs/2023/liste"},
       {.language = "nb", .title = "Vann", .url = "https://uni.example/no/kurs/2024/liste"}},
      {"little stated",
       {.language = "nb", .title = "Avfall", .ects = std::nullopt, .level = "unspecified"},
       {.language = "nb", .title = "Avfall", .ects = std::nullopt, .level = "unspecified"}},
      {"one site, no credits",
       {.language = "nb", .title = "Avfall", .ects = std::nullopt},
       {.language = "nb", .title = "Avfall", .ects = std::nullopt}},
      {"online and on campus",
       {.language = "nb", .title = "Sirkulær økonomi", .mode = "online"},
       {.language = "nb", .title = "Sirkulær økonomi", .mode = "campus"}},
  };
  for (const auto& pair : pairs) {
    const auto verdict = judged(pair);
    BOOST_TEST((verdict.kind == Kind::none || verdict.kind == Kind::related),
               pair.what << ": " << verdict.reason);
  }
}

BOOST_AUTO_TEST_CASE(what_is_nearly_the_same_is_related) {
  const std::vector<Pair> pairs = {
      {"a coined name elsewhere",
       {.language = "en", .title = "Loop4Build", .kind = "module"},
       {.language = "en", .title = "Loop4Build", .kind = "module", .institution = "se-uni"}},
      {"other order",
       {.language = "fi", .title = "Kiertotalouden monitieteinen kokonaisuus"},
       {.language = "fi", .title = "Monitieteinen kokonaisuus kiertotaloudesta (hanke)"}},
  };
  for (const auto& pair : pairs)
    BOOST_TEST((judged(pair).kind == Kind::related), pair.what);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
