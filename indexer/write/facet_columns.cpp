#include "indexer/write/facet_columns.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/write/collation.h"
#include "indexer/write/term.h"
#include "schemas/index_layout.h"
#include "schemas/language_text.h"

namespace rundkurs {
namespace {

namespace layout = index_layout;

/// Distinct and in order, so that the same record always gives the same value.
using Values = std::set<std::string>;

const layout::Column& column(std::string_view name) {
  return *std::find_if(layout::columns.begin(),
                       layout::columns.end(),
                       [&](const layout::Column& one) { return one.name == name; });
}

std::string joined(const Values& values) {
  return fmt::format("{}", fmt::join(values, std::string(1, layout::value_separator)));
}

Values set_of(const std::vector<std::string>& values) {
  return {values.begin(), values.end()};
}

Values stated(const std::string& value) {
  return value.empty() ? Values() : Values{value};
}

/// The offering's values and those of its runs: what can be had at all.
template <typename OfOffering, typename OfRun>
Values with_runs(const Offering& offering, OfOffering of_offering, OfRun of_run) {
  Values values = set_of(of_offering(offering));
  for (const auto& run : offering.runs)
    for (const auto& value : of_run(run))
      values.insert(value);
  return values;
}

std::vector<Place> all_places(const Offering& offering) {
  auto places = offering.place;
  for (const auto& run : offering.runs)
    places.insert(places.end(), run.place.begin(), run.place.end());
  return places;
}

Values regions(const Offering& offering) {
  Values codes;
  for (const auto& place : all_places(offering))
    if (place.region && !place.region->code.empty()) codes.insert(place.region->code);
  return codes;
}

Values positions(const Offering& offering) {
  Values points;
  for (const auto& place : all_places(offering))
    if (place.lat && place.lon) points.insert(fmt::format("{},{}", *place.lat, *place.lon));
  return points;
}

Values topics(const Offering& offering) {
  Values ids;
  for (const auto& topic : offering.topics)
    ids.insert(topic.id);
  return ids;
}

Values dates(const Offering& offering, std::optional<PartialDate> Run::*date) {
  Values keys;
  for (const auto& run : offering.runs)
    if (const auto& value = run.*date; value) keys.insert(std::to_string(value->sort_key()));
  return keys;
}

Values open_until(const Offering& offering) {
  Values keys;
  for (const auto& run : offering.runs) {
    if (run.status == "closed" || run.status == "cancelled") continue;
    if (run.application_deadline) {
      keys.insert(std::to_string(run.application_deadline->latest_key()));
    } else if (run.status == "open") {
      keys.insert(std::to_string(layout::open_end));
    }
  }
  return keys;
}

std::optional<double> lowest_price(const Offering& offering) {
  std::optional<double> lowest;
  for (const auto& run : offering.runs)
    if (run.tuition && (!lowest || run.tuition->amount < *lowest)) lowest = run.tuition->amount;
  return lowest;
}

std::optional<double> lowest_pace(const Offering& offering) {
  auto lowest = offering.pace;
  for (const auto& run : offering.runs)
    if (run.pace && (!lowest || *run.pace < *lowest)) lowest = run.pace;
  return lowest;
}

std::string flags(const Offering& offering) {
  constexpr double full_time = 100;
  const auto pace = lowest_pace(offering);
  std::string letters;
  if (offering.part_time.value_or(false) || (pace && *pace < full_time)) letters += 'p';
  if (offering.for_groups) letters += 'g';
  if (const auto price = lowest_price(offering); price && *price == 0) letters += 'f';
  if (offering.demonstration) letters += 'd';
  return letters;
}

/// Those without a title come last.
std::string sort_title(const Offering& offering) {
  const auto* const title = best_for(offering.title, "nb");
  const auto key = title != nullptr ? collation_key(title->second) : std::string(2, '\xFF');
  return key + '\0' + offering.id;
}

class ColumnWriter {
 public:
  explicit ColumnWriter(Xapian::Document& document) : document_(document) {}

  /// A term for each value, and all of them in the slot.
  void values(std::string_view name, const Values& all) {
    const auto& where = column(name);
    for (const auto& value : all)
      document_.add_boolean_term(index_term(where.term_prefix, value));
    text(name, joined(all));
  }

  /// Each letter is a value.
  void letters(std::string_view name, const std::string& set) {
    for (const char letter : set)
      document_.add_boolean_term(std::string(column(name).term_prefix) + letter);
    text(name, set);
  }

  void grade(std::string_view name, int value) {
    document_.add_boolean_term(index_term(column(name).term_prefix, std::to_string(value)));
    number(name, value);
  }

  void number(std::string_view name, std::optional<double> value) {
    if (value) text(name, Xapian::sortable_serialise(*value));
  }

  void text(std::string_view name, const std::string& value) {
    if (!value.empty()) document_.add_value(column(name).slot, value);
  }

 private:
  Xapian::Document& document_;
};

void add_facets(const Offering& offering, ColumnWriter& write) {
  write.values("level", stated(offering.level));
  write.values("institution", stated(offering.institution.id));
  write.values("topic", topics(offering));
  write.values("language",
               with_runs(
                   offering,
                   [](const Offering& one) { return one.language_of_instruction; },
                   [](const Run& run) { return run.language_of_instruction; }));
  write.values("country", stated(offering.institution.country));
  write.values("region", regions(offering));
  write.values("mode",
               with_runs(
                   offering,
                   [](const Offering& one) { return one.mode; },
                   [](const Run& run) { return run.mode; }));
  write.values("kind", stated(offering.kind));
  write.values("audience", set_of(offering.audience));
}

}  // namespace

void add_columns(const Offering& offering, Xapian::Document& document) {
  ColumnWriter write(document);
  add_facets(offering, write);
  write.number("ects", offering.ects);
  write.number("pace", lowest_pace(offering));
  write.number("price", lowest_price(offering));
  if (offering.relevance) write.grade("relevance", *offering.relevance);
  write.values("start", dates(offering, &Run::start));
  write.values("deadline", dates(offering, &Run::application_deadline));
  write.values("open_until", open_until(offering));
  write.text("updated", offering.last_changed);
  write.text("sort_title", sort_title(offering));
  write.letters("flags", flags(offering));
  write.values("position", positions(offering));
}

}  // namespace rundkurs
