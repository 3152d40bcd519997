#include "crawlers/status/status_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace rundkurs {
namespace {

constexpr std::size_t most_reasons = 5;
constexpr std::size_t line_width = 100;

std::string shown_source(const std::string& source) {
  return source.empty() ? "(imported)" : source;
}

/// "2026-11-22 10:00", UTC.
std::string minute(Timestamp time) {
  std::string text = format_timestamp(time).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string shown_visit(const Frontier::SourceState& pages) {
  return pages.last_visit ? minute(*pages.last_visit) : "never";
}

bool is_empty(const SourceStatus& source) {
  return source.pages.known == 0 && source.offerings.known == 0;
}

using Cells = std::array<std::string, 11>;

Cells cells_of(const SourceStatus& source) {
  const auto& pages = source.pages;
  const auto& offerings = source.offerings;
  const auto number = [](std::int64_t count) { return fmt::to_string(count); };
  return {shown_source(source.source),
          shown_visit(pages),
          number(pages.known),
          number(pages.visited),
          number(pages.due),
          number(pages.failed),
          number(offerings.known),
          number(offerings.created),
          number(offerings.changed),
          number(offerings.missing),
          number(offerings.gone)};
}

/// The first two columns are words and begin on the left, the others end on the right.
std::string table(const std::vector<Cells>& rows) {
  std::array<std::size_t, std::tuple_size_v<Cells>> widths{};
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Cells& row : rows) {
    text += fmt::format("{:<{}}  {:<{}}", row[0], widths[0], row[1], widths[1]);
    for (std::size_t i = 2; i < row.size(); ++i) {
      text += fmt::format("  {:>{}}", row[i], widths[i]);
    }
    text += '\n';
  }
  return text;
}

std::string sources_table(const CatalogueStatus& status) {
  std::vector<Cells> rows = {{"Source",
                              "Last visit",
                              "Pages",
                              "Visited",
                              "Due",
                              "Failed",
                              "Offerings",
                              "New",
                              "Changed",
                              "Missing",
                              "Gone"}};
  for (const SourceStatus& source : status.sources) {
    if (!is_empty(source)) rows.push_back(cells_of(source));
  }
  if (rows.size() == 1) return "";
  return fmt::format(
      "\n{}New and changed: since {}. Times are UTC.\n", table(rows), minute(status.since));
}

std::string failures(const CatalogueStatus& status) {
  std::string text;
  for (const SourceStatus& source : status.sources) {
    const auto& reasons = source.pages.failures;
    for (std::size_t i = 0; i < std::min(reasons.size(), most_reasons); ++i) {
      text += fmt::format("  {}  {} x {}, as {}\n",
                          shown_source(source.source),
                          reasons[i].count,
                          reasons[i].reason,
                          reasons[i].example);
    }
    if (reasons.size() > most_reasons) {
      text += fmt::format("  {}  and {} other reasons (--json lists all)\n",
                          shown_source(source.source),
                          reasons.size() - most_reasons);
    }
  }
  return text.empty() ? "" : "\nPages that could not be used:\n" + text;
}

/// "Heading:\n  a, b, c" broken into lines; nothing for no names.
std::string names(std::string_view heading, const std::vector<std::string>& all) {
  if (all.empty()) return "";
  std::string text = fmt::format("\n{} ({}):\n", heading, all.size());
  std::string line = " ";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string name = " " + all[i] + (i + 1 < all.size() ? "," : "");
    if (line.size() + name.size() > line_width) {
      text += line + "\n";
      line = " ";
    }
    line += name;
  }
  return text + line + "\n";
}

}  // namespace

std::string status_text(const CatalogueStatus& status) {
  std::vector<std::string> unvisited;
  std::vector<std::string> unverified;
  for (const SourceStatus& source : status.sources) {
    if (!source.has_file) continue;
    if (!source.pages.last_visit) unvisited.push_back(source.source);
    if (!source.verified) unverified.push_back(source.source);
  }
  return fmt::format(
             "{}: {} offerings, {} gone\n", status.catalogue, status.offerings, status.gone) +
         sources_table(status) + failures(status) + names("Not yet visited", unvisited) +
         names("Not yet verified against the live site", unverified);
}

}  // namespace rundkurs
