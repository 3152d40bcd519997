#include "indexer/dataset/dataset_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "schemas/csv_cell.h"

namespace rundkurs::dataset {
namespace {

std::string number(const std::optional<double>& value) {
  return value ? csv_number(*value, "en") : std::string();
}

std::string whole(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string();
}

std::string truth(bool value) {
  return value ? "true" : "false";
}

std::string date(const std::optional<PartialDate>& value) {
  return value ? value->text() : std::string();
}

template <typename Range, typename Name>
std::string list(const Range& entries, const Name& name) {
  std::string all;
  for (const auto& entry : entries) {
    const std::string text = name(entry);
    if (!text.empty()) all += (all.empty() ? "" : "|") + text;
  }
  return csv_text(all);
}

std::string list(const std::vector<std::string>& texts) {
  return list(texts, [](const std::string& text) { return text; });
}

std::string places(const std::vector<Place>& places) {
  return list(places, [](const Place& place) { return place.name; });
}

/// In English, else the title that is nearest to the reader.
const LanguageText::value_type* shown(const LanguageText& texts) {
  return best_for(texts, "en");
}

/// The first place that is known on the map.
const Place* on_the_map(const Offering& offering) {
  const auto found = std::find_if(offering.place.begin(),
                                  offering.place.end(),
                                  [](const Place& place) { return place.lat.has_value(); });
  return found == offering.place.end() ? nullptr : &*found;
}

/// A column and what stands in it.
struct OfferingColumn {
  Field field;
  std::string (*cell)(const Offering& offering);
};

constexpr std::string_view list_note = "Several are parted by |.";

constexpr OfferingColumn offering_columns[] = {
    {{"id", "string", "Stable: country, institution, local code or slug.", {}, true},
     [](const Offering& o) { return csv_text(o.id); }},
    {{"title", "string", "In English where there is such a title.", {}, true},
     [](const Offering& o) { return csv_text(shown(o.title)->second); }},
    {{"title_lang", "string", "Language of that title: ISO 639-1; und where it is not known."},
     [](const Offering& o) { return csv_text(shown(o.title)->first); }},
    {{"institution", "string", "Who offers it; in English where it has such a name.", {}, true},
     [](const Offering& o) {
       const auto* const name = shown(o.institution.name);
       return name != nullptr ? csv_text(name->second) : std::string();
     }},
    {{"institution_id", "string", "Its id.", {}, true},
     [](const Offering& o) { return csv_text(o.institution.id); }},
    {{"country",
      "string",
      "Country or autonomous area, ISO 3166-1.",
      "/properties/institution/properties/country",
      true},
     [](const Offering& o) { return csv_text(o.institution.country); }},
    {{"code", "string", "The institution's own code, as written."},
     [](const Offering& o) { return csv_text(o.code); }},
    {{"kind", "string", "What it is.", "/properties/kind", true},
     [](const Offering& o) { return csv_text(o.kind); }},
    {{"level", "string", "Level of education.", "/properties/level", true},
     [](const Offering& o) { return csv_text(o.level); }},
    {{"eqf", "integer", "Level of the European Qualifications Framework.", "/properties/eqf"},
     [](const Offering& o) { return whole(o.eqf); }},
    {{"ects",
      "number",
      "ECTS credits, converted where the source counts otherwise.",
      "/properties/ects"},
     [](const Offering& o) { return number(o.ects); }},
    {{"credits", "number", "Credits as the source counts them."},
     [](const Offering& o) { return o.credits ? number(o.credits->value) : std::string(); }},
    {{"credit_system", "string", "In what the source counts."},
     [](const Offering& o) { return o.credits ? csv_text(o.credits->system) : std::string(); }},
    {{"language_of_instruction",
      "string",
      "ISO 639-1; no where the source says only Norwegian. Several are parted by |."},
     [](const Offering& o) { return list(o.language_of_instruction); }},
    {{"mode", "string", "campus, online, blended. Several are parted by |."},
     [](const Offering& o) { return list(o.mode); }},
    {{"pace", "number", "Percent of full-time study."},
     [](const Offering& o) { return number(o.pace); }},
    {{"part_time", "boolean", "Known to be part time, or not, though the pace is not stated."},
     [](const Offering& o) { return o.part_time ? truth(*o.part_time) : std::string(); }},
    {{"duration_weeks", "number", "How long it lasts."},
     [](const Offering& o) { return o.duration ? number(o.duration->weeks) : std::string(); }},
    {{"duration_hours", "number", "How many hours it takes."},
     [](const Offering& o) { return o.duration ? number(o.duration->hours) : std::string(); }},
    {{"for_groups", "boolean", "true: can be held for one organisation, at its place."},
     [](const Offering& o) { return o.for_groups ? truth(true) : std::string(); }},
    {{"place", "string", "Where it is held. Several are parted by |."},
     [](const Offering& o) { return places(o.place); }},
    {{"region", "string", "ISO 3166-2 codes of the places. Several are parted by |."},
     [](const Offering& o) {
       return list(o.place, [](const Place& place) {
         return place.region ? place.region->code : std::string();
       });
     }},
    {{"lat", "number", "WGS 84 degrees of the first place that is known on the map."},
     [](const Offering& o) {
       const auto* const place = on_the_map(o);
       return place != nullptr ? number(place->lat) : std::string();
     }},
    {{"lon", "number", "Likewise."},
     [](const Offering& o) {
       const auto* const place = on_the_map(o);
       return place != nullptr ? number(place->lon) : std::string();
     }},
    {{"audience", "string", "For whom it is, by id. Several are parted by |."},
     [](const Offering& o) { return list(o.audience); }},
    {{"topics", "string", "Topics of the circular economy, by id, the nearest first; parted by |."},
     [](const Offering& o) {
       return list(o.topics, [](const TopicScore& topic) { return topic.id; });
     }},
    {{"relevance",
      "integer",
      "3: the circular economy is the subject; 2: a substantial part of it; 1: touches it.",
      "/properties/relevance"},
     [](const Offering& o) { return whole(o.relevance); }},
    {{"relevance_curated", "boolean", "true: a person said so; false: the classifier."},
     [](const Offering& o) { return truth(o.relevance_curated); }},
    {{"isced_f", "string", "Fields of education, ISCED-F 2013. Several are parted by |."},
     [](const Offering& o) { return list(o.isced_f); }},
    {{"runs", "integer", "How many rows of runs.csv it has.", {}, true},
     [](const Offering& o) { return std::to_string(o.runs.size()); }},
    {{"url", "string", "The page about it.", {}, true},
     [](const Offering& o) { return csv_text(o.url); }},
    {{"source", "string", "By which source it was harvested; empty for what was imported."},
     [](const Offering& o) { return csv_text(o.source); }},
    {{"first_seen", "datetime", "When it was first seen."},
     [](const Offering& o) { return csv_text(o.first_seen); }},
    {{"last_seen", "datetime", "When it was last seen."},
     [](const Offering& o) { return csv_text(o.last_seen); }},
    {{"last_changed", "datetime", "When it was last seen to have changed."},
     [](const Offering& o) { return csv_text(o.last_changed); }},
    {{"missing_since", "datetime", "Its page has not been found since."},
     [](const Offering& o) { return csv_text(o.missing_since); }},
};

struct RunColumn {
  Field field;
  std::string (*cell)(const Run& run);
};

constexpr std::string_view date_note =
    "As precise as the source: 2027, 2027-autumn, 2027-01 or 2027-01-12.";

// The first column, the offering's id, is none of the run itself.
constexpr Field offering_of_a_run = {"offering", "string", "Id of the offering.", {}, true};
constexpr RunColumn run_columns[] = {
    {{"start", "string", date_note}, [](const Run& r) { return date(r.start); }},
    {{"end", "string", date_note}, [](const Run& r) { return date(r.end); }},
    {{"application_deadline", "string", date_note},
     [](const Run& r) { return date(r.application_deadline); }},
    {{"place", "string", list_note}, [](const Run& r) { return places(r.place); }},
    {{"mode", "string", list_note}, [](const Run& r) { return list(r.mode); }},
    {{"pace", "number", "Percent of full-time study."},
     [](const Run& r) { return number(r.pace); }},
    {{"language_of_instruction", "string", list_note},
     [](const Run& r) { return list(r.language_of_instruction); }},
    {{"seats", "integer", "How many can take part."}, [](const Run& r) { return whole(r.seats); }},
    {{"status",
      "string",
      "Whether one can apply, as stated.",
      "/definitions/run/properties/status"},
     [](const Run& r) { return csv_text(r.status); }},
    {{"tuition", "number", "What it costs, as stated; 0: free."},
     [](const Run& r) { return r.tuition ? number(r.tuition->amount) : std::string(); }},
    {{"currency", "string", "ISO 4217."},
     [](const Run& r) { return r.tuition ? csv_text(r.tuition->currency) : std::string(); }},
    {{"tuition_for", "string", "Who pays it, where not everybody does."},
     [](const Run& r) { return r.tuition ? csv_text(r.tuition->applies_to) : std::string(); }},
    {{"url", "string", "Its own page."}, [](const Run& r) { return csv_text(r.url); }},
};

constexpr std::string_view line_end = "\r\n";

}  // namespace

std::span<const Field> offering_fields() {
  static constexpr auto fields = [] {
    std::array<Field, std::size(offering_columns)> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
      all.at(i) = offering_columns[i].field;
    return all;
  }();
  return fields;
}

std::span<const Field> run_fields() {
  static constexpr auto fields = [] {
    std::array<Field, std::size(run_columns) + 1> all{offering_of_a_run};
    for (std::size_t i = 1; i < all.size(); ++i)
      all.at(i) = run_columns[i - 1].field;
    return all;
  }();
  return fields;
}

std::string head_line(std::span<const Field> fields) {
  std::string line;
  for (const auto& field : fields)
    line.append(line.empty() ? "" : ",").append(field.name);
  return line.append(line_end);
}

std::string offering_line(const Offering& offering) {
  std::string line;
  for (const auto& column : offering_columns)
    line.append(&column == offering_columns ? "" : ",").append(column.cell(offering));
  return line.append(line_end);
}

std::string run_lines(const Offering& offering) {
  std::string lines;
  for (const auto& run : offering.runs) {
    lines += csv_text(offering.id);
    for (const auto& column : run_columns)
      lines.append(",").append(column.cell(run));
    lines += line_end;
  }
  return lines;
}

}  // namespace rundkurs::dataset
