#include "tests/bench/search/question_target.h"

#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rundkurs::bench {
namespace {

std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

/// In the words of our own query language.
std::string own_query(const std::string& kind, const std::string& words, bool exact) {
  if (kind == "phrase") return '"' + words + '"';
  if (kind == "prefix") return words + '*';
  if (!exact || kind == "any") return words;
  std::string query;
  for (const auto& word : split_at(words, ' '))
    query += (query.empty() ? "\"" : " \"") + word + '"';
  return query;
}

std::string own_target(const std::string& query, bool exact, const std::string& filters) {
  std::string target = "/api/v1/search?q=" + encoded(query);
  if (exact) target += "&snippets=none";
  for (const auto& filter : split_at(filters, ';')) {
    const auto equals = filter.find('=');
    target += "&" + filter.substr(0, equals) + "=" + encoded(filter.substr(equals + 1));
  }
  return target;
}

std::string groonga_query(const std::string& kind, const std::string& words) {
  if (kind == "phrase") return '"' + words + '"';
  if (kind == "prefix") return words + '*';
  const auto word = split_at(words, ' ');
  if (kind != "any" || word.size() != 3) return words;
  return fmt::format("({0} {1}) OR ({0} {2}) OR ({1} {2})", word[0], word[1], word[2]);
}

std::string groonga_target(const std::string& kind,
                           const std::string& words,
                           const std::string& filters) {
  std::vector<std::string> conditions;
  for (const auto& filter : split_at(filters, ';')) {
    const auto equals = filter.find('=');
    const auto facet = filter.substr(0, equals);
    const bool list = facet == "topic" || facet == "language";
    conditions.push_back(
        fmt::format("{} {} \"{}\"", facet, list ? "@" : "==", filter.substr(equals + 1)));
  }
  std::string target =
      "/d/select?command_version=3&table=Records&output_columns=title&limit=10&sort_keys=-_score";
  if (kind != "filters")
    target += "&match_columns=text&query=" + encoded(groonga_query(kind, words));
  if (!conditions.empty())
    target += "&filter=" + encoded(fmt::format("{}", fmt::join(conditions, " && ")));
  for (const auto* facet : {"level", "institution", "topic", "language", "country", "mode", "kind"})
    target += fmt::format("&drilldowns[{0}].keys={0}&drilldowns[{0}].limit=-1", facet);
  return target;
}

}  // namespace

std::vector<std::string> split_at(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);)
    parts.push_back(part);
  return parts;
}

std::string target_of(const std::string& form, const std::vector<std::string>& columns) {
  const auto& kind = columns[0];
  const auto words = columns.size() > 1 ? columns[1] : "";
  const auto filters = columns.size() > 2 ? columns[2] : "";
  if (form == "groonga") return groonga_target(kind, words, filters);
  if (form == "peer")
    return fmt::format("/search?kind={}&words={}&filters={}&stems={}",
                       kind,
                       encoded(words),
                       encoded(filters),
                       encoded(columns.size() > 3 ? columns[3] : ""));
  const bool exact = form == "words";
  return own_target(own_query(kind, words, exact), exact, filters);
}

}  // namespace rundkurs::bench
