#include "crawlers/status/status_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "crawlers/status/table.h"

namespace rundkurs {
namespace {

constexpr std::size_t most_reasons = 5;

std::string shown_source(const std::string& source) {
  return source.empty() ? "(imported)" : source;
}

/// "2026-11-22" and "10:00", UTC.
std::string day_of(Timestamp time) {
  return format_timestamp(time).substr(0, 10);
}
std::string minute_of(Timestamp time) {
  return format_timestamp(time).substr(11, 5);
}

bool is_empty(const SourceStatus& source) {
  return source.pages.known == 0 && source.offerings.known == 0;
}

std::string number(std::int64_t count) {
  return fmt::to_string(count);
}

std::string sources_table(const CatalogueStatus& status, std::size_t width) {
  Table table({{"Source", 0, true},
               {"Last run", 0, true},
               {"at", 3, true},
               {"Pages", 0},
               {"Visited", 2},
               {"Due", 1},
               {"Failed", 0},
               {"Offerings", 0},
               {"New", 0},
               {"Changed", 0},
               {"Missing", 2},
               {"Gone", 0}});
  for (const SourceStatus& source : status.sources) {
    if (is_empty(source)) continue;
    const auto& visit = source.pages.last_visit;
    table.add({shown_source(source.source),
               visit ? day_of(*visit) : "never",
               visit ? minute_of(*visit) : "",
               number(source.pages.known),
               number(source.pages.visited),
               number(source.pages.due),
               number(source.pages.failed),
               number(source.offerings.known),
               number(source.offerings.created),
               number(source.offerings.changed),
               number(source.offerings.missing),
               number(source.offerings.gone)});
  }
  if (table.empty()) return "";
  return fmt::format("\n{}New and changed: since {} {}. Times are UTC.\n",
                     table.text(width),
                     day_of(status.since),
                     minute_of(status.since));
}

std::string fields_table(const CatalogueStatus& status, std::size_t width) {
  constexpr std::size_t asked_for_first = 7;  // Of the watched fields: what search filters by.
  std::vector<Table::Column> columns{{"Source", 0, true}, {"Of", 0}};
  for (std::size_t i = 0; i < watched_fields().size(); ++i) {
    const int rank = i < asked_for_first ? 0 : static_cast<int>(i - asked_for_first + 1);
    columns.push_back({std::string(watched_fields()[i].heading), rank});
  }
  Table table(std::move(columns));
  for (const SourceStatus& source : status.sources) {
    const auto& fields = source.fields;
    if (fields.records == 0) continue;
    std::vector<std::string> row{shown_source(source.source), number(fields.records)};
    for (const auto stated : fields.stated)
      row.push_back(stated == 0 ? "-" : number(100 * stated / fields.records));
    table.add(std::move(row));
  }
  return table.empty()
             ? ""
             : "\nFields filled, in percent of the offerings that are there:\n" + table.text(width);
}

/// The page stands behind the reason, or below it where the line would be too long.
std::string failure_line(const Frontier::Failure& failure, std::size_t width) {
  const auto line = fmt::format("  {:>6}  {}", failure.count, failure.reason);
  const bool fits = line.size() + 2 + failure.example.size() <= width;
  return line + (fits ? "  " : "\n          ") + failure.example + "\n";
}

std::string failures(const CatalogueStatus& status, std::size_t width) {
  std::string text;
  for (const SourceStatus& source : status.sources) {
    const auto& reasons = source.pages.failures;
    if (reasons.empty()) continue;
    text += shown_source(source.source) + "\n";
    for (std::size_t i = 0; i < std::min(reasons.size(), most_reasons); ++i)
      text += failure_line(reasons[i], width);
    if (reasons.size() > most_reasons) {
      text += fmt::format("          and {} other reasons (--json lists all)\n",
                          reasons.size() - most_reasons);
    }
  }
  return text.empty() ? "" : "\nPages that could not be used, with an example of each:\n" + text;
}

std::string held_sources(const CatalogueStatus& status) {
  std::string text;
  for (const SourceStatus& source : status.sources) {
    if (!source.held) continue;
    text += fmt::format("  {}: {} of {} offerings would be left (since {})\n",
                        source.source,
                        source.held->after,
                        source.held->before,
                        format_timestamp(source.held->since));
  }
  if (text.empty()) return "";
  return "\nHeld for a person's eye, since so many offerings went away at once\n"
         "(rundkurs-crawl held shows which; --accept lets them go, --discard looks again):\n" +
         text;
}

/// "Heading:\n  a, b, c" broken into lines; nothing for no names.
std::string names(std::string_view heading,
                  const std::vector<std::string>& all,
                  std::size_t width) {
  if (all.empty()) return "";
  std::string text = fmt::format("\n{} ({}):\n", heading, all.size());
  std::string line = " ";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string name = " " + all[i] + (i + 1 < all.size() ? "," : "");
    if (line.size() + name.size() > width) {
      text += line + "\n";
      line = " ";
    }
    line += name;
  }
  return text + line + "\n";
}

}  // namespace

std::string status_text(const CatalogueStatus& status, std::size_t width) {
  std::vector<std::string> neither;
  std::vector<std::string> unvisited;
  std::vector<std::string> unverified;
  for (const SourceStatus& source : status.sources) {
    if (!source.has_file) continue;
    const bool visited = source.pages.last_visit.has_value();
    if (!visited && !source.verified) {
      neither.push_back(source.source);
    } else if (!visited) {
      unvisited.push_back(source.source);
    } else if (!source.verified) {
      unverified.push_back(source.source);
    }
  }
  return fmt::format(
             "{}: {} offerings, {} gone\n", status.catalogue, status.offerings, status.gone) +
         sources_table(status, width) + fields_table(status, width) + held_sources(status) +
         failures(status, width) + names("Not yet visited", unvisited, width) +
         names("Visited, but not yet verified against the live site", unverified, width) +
         names("Neither visited nor verified against the live site", neither, width);
}

}  // namespace rundkurs
