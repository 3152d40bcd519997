#include "tests/schemas/sample_offering.h"

#include <optional>

namespace rundkurs {

Offering complete_offering() {
  const Place havnby{"Havnby", Region{"NO-32", "Akershus"}, 59.5, 10.25};
  const Provenance page{
      "https://skole.example/bio1", "2026-11-22T10:00:00Z", "html", "Studiepoeng"};
  Offering offering;
  offering.id = "no-skole-bio1";
  offering.url = "https://skole.example/bio1";
  offering.urls = {{"nb", "https://skole.example/bio1"}, {"en", "https://skole.example/en/bio1"}};
  offering.aliases = {"no-skole-bio1-2024"};
  offering.ids = {{"nb", "no-skole-bio1"}, {"en", "no-skole-bio1-2024"}};
  offering.related = {{"se-skola-bio1", "the same title in another country"}};
  offering.institution = {"no-skole",
                          {{"nb", "Skolen i Havnby"}, {"en", "Havnby School"}},
                          "SKOLE",
                          "NO",
                          "https://skole.example/"};
  offering.title = {{"nb", "Ombruk av båter"}, {"en", "Reuse of boats"}};
  offering.summary = {{"nb", "Om ombruk."}};
  offering.description = {{"nb", "Lenger om ombruk.\n\nOg mer."}};
  offering.audience_text = {{"nb", "For båtbyggere"}};
  offering.prerequisites = {{"nb", "Fagbrev"}};
  offering.assessment = {{"nb", "Mappe"}};
  offering.learning_outcomes = {{"nb", {"kan demontere en båt", "kjenner regelverket"}}};
  offering.audience = {"professionals", "companies"};
  offering.code = "BIO 1";
  offering.kind = "course";
  offering.level = "bachelor";
  offering.eqf = 6;
  offering.ects = 7.5;
  offering.credits = Credits{7.5, "studiepoeng"};
  offering.language_of_instruction = {"nb", "en"};
  offering.mode = {"campus", "online"};
  offering.pace = 50;
  offering.part_time = true;
  offering.duration = Duration{10, 200};
  offering.for_groups = true;
  offering.place = {havnby, Place{.name = "Fjellby"}};
  offering.runs = {Run{.start = PartialDate{.year = 2027, .month = 1, .day = 12},
                       .end = PartialDate{.year = 2027, .month = 6},
                       .application_deadline = PartialDate{.year = 2026, .month = 12, .day = 1},
                       .place = {havnby},
                       .mode = {"campus"},
                       .pace = 50,
                       .language_of_instruction = {"nb"},
                       .seats = 30,
                       .url = "https://skole.example/bio1/v27",
                       .status = "open",
                       .tuition = Tuition{2500, "NOK", "all"}},
                   Run{.start = PartialDate{.year = 2027, .season = PartialDate::Season::autumn}}};
  offering.topics = {{"product-lifetime-repair-reuse", 0.75, {"reuse"}, false},
                     {"plastics", 1, {}, true}};
  offering.relevance = 2;
  offering.relevance_curated = true;
  offering.isced_f = {"0716"};
  offering.esco_skills = {"http://data.europa.eu/esco/skill/1"};
  offering.provenance = {{"title", page}, {"runs", {.extractor = "import"}}};
  offering.source = "no-skole";
  offering.demonstration = true;
  offering.first_seen = "2026-11-22T10:00:00Z";
  offering.last_seen = "2026-11-23T10:00:00Z";
  offering.last_changed = "2026-11-22T10:00:00Z";
  offering.missing_since = "2026-11-24T10:00:00Z";
  offering.gone = "2026-11-25T10:00:00Z";
  return offering;
}

namespace {

/// Empties a member half of the time.
template <typename T>
void perhaps(std::mt19937& chance, T& member) {
  if (std::bernoulli_distribution()(chance)) member = T();
}

template <typename... Members>
void perhaps_each(std::mt19937& chance, Members&... members) {
  (perhaps(chance, members), ...);
}

}  // namespace

Offering random_offering(std::mt19937& chance) {
  auto o = complete_offering();
  perhaps_each(chance,
               o.urls,
               o.aliases,
               o.ids,
               o.institution.short_name,
               o.institution.url,
               o.summary,
               o.description,
               o.audience_text,
               o.prerequisites,
               o.assessment,
               o.learning_outcomes,
               o.audience,
               o.code,
               o.eqf,
               o.ects,
               o.credits,
               o.language_of_instruction,
               o.mode,
               o.pace,
               o.part_time,
               o.duration,
               o.for_groups);
  perhaps_each(chance, o.place[0].region, o.place[1].region, o.runs[0].start, o.runs[0].end);
  perhaps_each(chance,
               o.runs[0].application_deadline,
               o.runs[0].place,
               o.runs[0].mode,
               o.runs[0].pace,
               o.runs[0].seats,
               o.runs[0].url,
               o.runs[0].status,
               o.runs[0].tuition);
  perhaps_each(chance,
               o.place,
               o.runs,
               o.topics,
               o.isced_f,
               o.esco_skills,
               o.provenance,
               o.source,
               o.demonstration,
               o.first_seen,
               o.last_seen,
               o.last_changed,
               o.missing_since,
               o.gone);
  perhaps(chance, o.relevance);
  o.relevance_curated = o.relevance.has_value() && std::bernoulli_distribution()(chance);
  o.ects = o.ects ? std::optional(std::uniform_real_distribution(0.0, 300.0)(chance)) : o.ects;
  return o;
}

}  // namespace rundkurs
