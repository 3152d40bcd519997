#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schemas/language_text.h"
#include "schemas/partial_date.h"

namespace rundkurs {

/// Fylke, län, region, maakunta …: a national region, by ISO 3166-2 code where there is one.
struct Region {
  std::string code;
  std::string name;
  friend bool operator==(const Region&, const Region&) = default;
};

struct Place {
  std::string name;  ///< Town or campus as the source writes it.
  std::optional<Region> region;
  std::optional<double> lat;  ///< WGS 84 degrees; both or neither.
  std::optional<double> lon;
  friend bool operator==(const Place&, const Place&) = default;
};

struct InstitutionReference {
  std::string id;  ///< Of `data/sources/<id>.json`, or made from the short name: "no-nmbu".
  LanguageText name;
  std::string short_name;
  std::string country;  ///< NO SE DK FI IS FO GL AX.
  std::string url;
  friend bool operator==(const InstitutionReference&, const InstitutionReference&) = default;
};

/// Credits as the source counts them, before any conversion.
struct Credits {
  double value = 0;
  std::string system;  ///< Id of facets.json `credit_systems`: "ects", "hp", "osp", "yh-points" …
  friend bool operator==(const Credits&, const Credits&) = default;
};

struct Tuition {
  double amount = 0;
  std::string currency;    ///< ISO 4217.
  std::string applies_to;  ///< "all", "non-eu" … as stated; may be empty.
  friend bool operator==(const Tuition&, const Tuition&) = default;
};

struct Duration {
  std::optional<double> weeks;
  std::optional<double> hours;
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// One occurrence of an offering: a time and a place.
struct Run {
  std::optional<PartialDate> start;
  std::optional<PartialDate> end;
  std::optional<PartialDate> application_deadline;
  std::vector<Place> place;
  std::vector<std::string> mode;
  std::optional<double> pace;  ///< Percent of full time.
  std::vector<std::string> language_of_instruction;
  std::optional<int> seats;
  std::string url;
  std::string status;  ///< open, closed, cancelled, or empty.
  std::optional<Tuition> tuition;
  friend bool operator==(const Run&, const Run&) = default;
};

struct TopicScore {
  std::string id;
  double score = 0;                   ///< 0–1.
  std::vector<std::string> concepts;  ///< Ids of the concepts that speak for it.
  bool curated = false;               ///< A person said so; the classifier keeps out.
  friend bool operator==(const TopicScore&, const TopicScore&) = default;
};

/// Who says so: where one field of a record was read.
struct Provenance {
  std::string url;
  std::string captured;   ///< RFC 3339 UTC; empty where it is not known.
  std::string extractor;  ///< "kouta", "html", "import" …
  std::string rule;       ///< The label, path or XPath that found it.
  friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// Another offering that is nearly this one: a partner's, the same course in another country.
struct RelatedOffering {
  std::string id;
  std::string reason;  ///< "the same title at another institution …"; may be empty.
  friend bool operator==(const RelatedOffering&, const RelatedOffering&) = default;
};

/// One course or programme with everything that is known of it: `schemas/offering.schema.json`.
/// A member that is empty or has no value was stated by no source; nothing is ever filled in.
struct Offering {
  std::string id;  ///< `<country>-<institution>-<local code or slug>`, lower case ASCII.
  std::string url;
  LanguageText urls;
  std::vector<std::string> aliases;
  /// By language of their pages, ids of the records that were merged while the index was built.
  LanguageText ids;
  std::vector<RelatedOffering> related;  ///< Found while the index is built.
  InstitutionReference institution;

  LanguageText title;
  LanguageText summary;
  LanguageText description;
  LanguageText audience_text;
  LanguageText prerequisites;
  LanguageText assessment;
  LanguageTexts learning_outcomes;
  std::vector<std::string> audience;  ///< Ids of facets.json `audiences`.

  std::string code;
  std::string kind;  ///< course, programme, module, … ; always set.
  std::string level = "unspecified";
  std::optional<int> eqf;  ///< 4–8.
  std::optional<double> ects;
  std::optional<Credits> credits;
  std::vector<std::string> language_of_instruction;
  std::vector<std::string> mode;  ///< campus, online, blended.
  std::optional<double> pace;
  std::optional<bool> part_time;  ///< Known to be part time though the pace is not.
  std::optional<Duration> duration;
  bool for_groups = false;
  std::vector<Place> place;
  std::vector<Run> runs;

  std::vector<TopicScore> topics;
  std::optional<int> relevance;  ///< 0–3.
  bool relevance_curated = false;
  std::vector<std::string> isced_f;
  std::vector<std::string> esco_skills;

  std::map<std::string, Provenance, std::less<>> provenance;  ///< By field name.

  /// Id of the source file it came from; empty for a record that was imported.
  std::string source;
  /// From a demonstration site: never shown beside real offerings unless asked for.
  bool demonstration = false;

  std::string first_seen;  ///< Timestamps are RFC 3339 UTC.
  std::string last_seen;
  std::string last_changed;
  std::string missing_since;
  std::string gone;

  friend bool operator==(const Offering&, const Offering&) = default;
};

}  // namespace rundkurs
