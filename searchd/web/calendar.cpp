#include "searchd/web/calendar.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/partial_date.h"
#include "schemas/utf8.h"
#include "searchd/web/fact_words.h"

namespace rundkurs::web {
namespace {

// RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      if (c == ',' || c == ';' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

// RFC 5545, 3.1: lines of at most 75 octets, and no character cut in two.
void add_line(std::string& calendar, std::string_view line) {
  constexpr std::size_t most = 75;
  auto room = most;
  while (line.size() > room) {
    const auto part = utf8_prefix(line, room);
    calendar.append(part).append("\r\n ");
    line.remove_prefix(part.size());
    room = most - 1;
  }
  calendar.append(line).append("\r\n");
}

/// Calls `event` with (kind, day) for each day that a run states.
void for_each_day(const nlohmann::json& record,
                  const std::function<void(std::string_view, const PartialDate&)>& event) {
  std::set<std::pair<std::string_view, int>> seen;
  for (const auto& run : record.value("runs", nlohmann::json::array())) {
    if (text_of(run, "status") == "cancelled") continue;
    for (const auto& [kind, member] :
         {std::pair<std::string_view, const char*>{"start", "start"},
          std::pair<std::string_view, const char*>{"deadline", "application_deadline"}}) {
      const auto date = parse_partial_date(text_of(run, member));
      if (date && date->day != 0 && seen.insert({kind, date->sort_key()}).second)
        event(kind, *date);
    }
  }
}

/// "2026-11-22T10:00:00Z" → "20261122T100000Z".
std::string stamp(std::string timestamp) {
  std::erase_if(timestamp, [](char c) { return c == '-' || c == ':'; });
  return timestamp.size() == 16 ? timestamp : "19700101T000000Z";
}

}  // namespace

bool has_calendar(const nlohmann::json& record) {
  bool found = false;
  for_each_day(record, [&](std::string_view, const PartialDate& day) {
    found = found || day.sort_key() >= today();
  });
  return found;
}

std::string calendar(const Frame& frame, const nlohmann::json& record) {
  const auto& messages = frame.messages;
  const auto id = record.at("id").get<std::string>();
  const auto title = best_text(record, "title", messages.language())
                         .value_or(std::pair<std::string, std::string>());
  const auto institution = best_text(record.at("institution"), "name", messages.language())
                               .value_or(std::pair<std::string, std::string>());
  std::string text;
  for (const char* line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rundkurs//Rundkurs//EN", "CALSCALE:GREGORIAN"})
    add_line(text, line);
  for_each_day(record, [&](std::string_view kind, const PartialDate& day) {
    const auto summary = messages.text(kind == "start" ? "calendar_start" : "calendar_deadline",
                                       {{"title", title.second}});
    add_line(text, "BEGIN:VEVENT");
    add_line(text, fmt::format("UID:{}-{}-{}@rundkurs", id, kind, day.sort_key()));
    add_line(text, "DTSTAMP:" + stamp(frame.index.built));
    add_line(text, fmt::format("DTSTART;VALUE=DATE:{}", day.sort_key()));
    add_line(text, "SUMMARY:" + escaped(summary));
    add_line(text, "DESCRIPTION:" + escaped(institution.second));
    add_line(text, "URL:" + record.at("url").get<std::string>());
    add_line(text, "TRANSP:TRANSPARENT");
    add_line(text, "END:VEVENT");
  });
  add_line(text, "END:VCALENDAR");
  return text;
}

}  // namespace rundkurs::web
