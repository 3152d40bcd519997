#include "searchd/web/messages.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/partial_date.h"
#include "searchd/web/embed/embedded_file.h"

namespace rundkurs::web {
namespace {

std::vector<std::string> languages_with_messages() {
  std::vector<std::string> found;
  for (const auto path : embedded_files("messages/")) {
    constexpr std::string_view folder = "messages/";
    constexpr std::string_view ending = ".json";
    found.emplace_back(path.substr(folder.size(), path.size() - folder.size() - ending.size()));
  }
  // Norwegian first: it is the house's own language and the last resort.
  std::stable_partition(
      found.begin(), found.end(), [](const auto& language) { return language == "nb"; });
  return found;
}

void replace_all(std::string& text, const std::string& what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// Every no → nb; the region of "sv-FI" does not matter to us.
std::string primary_tag(std::string_view tag) {
  auto primary = std::string(tag.substr(0, tag.find_first_of("-_;, ")));
  std::transform(primary.begin(), primary.end(), primary.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return primary == "no" ? "nb" : primary;
}

}  // namespace

Messages::Messages(std::string language) : language_(std::move(language)) {
  const auto file = embedded_file("messages/" + language_ + ".json");
  if (!file) throw std::logic_error("no messages in " + language_);
  const auto texts = nlohmann::json::parse(*file);
  for (const auto& [key, text] : texts.items())
    texts_[key] = text.get<std::string>();
}

const std::vector<std::string>& Messages::languages() {
  static const auto known = languages_with_messages();
  return known;
}

const Messages& Messages::in(std::string_view language) {
  static const auto loaded = [] {
    std::map<std::string, Messages, std::less<>> all;
    for (const auto& known : languages())
      all.emplace(known, Messages(known));
    return all;
  }();
  const auto found = loaded.find(language);
  return found != loaded.end() ? found->second : loaded.at("nb");
}

std::string Messages::choose(std::string_view wanted, std::string_view accept_language) {
  const auto has = [](const std::string& tag) {
    return std::find(languages().begin(), languages().end(), tag) != languages().end();
  };
  if (const auto tag = primary_tag(wanted); has(tag)) return tag;
  while (!accept_language.empty()) {
    const auto comma = std::min(accept_language.find(','), accept_language.size());
    auto range = accept_language.substr(0, comma);
    range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
    if (const auto tag = primary_tag(range); has(tag)) return tag;
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
  }
  return "nb";
}

std::string Messages::text(std::string_view key, const Values& values) const {
  const auto found = texts_.find(key);
  if (found == texts_.end())
    throw std::logic_error("messages/" + language_ + ".json lacks " + std::string(key));
  auto text = found->second;
  for (const auto& [name, value] : values)
    replace_all(text, fmt::format("{{{}}}", name), value);
  return text;
}

std::string Messages::count(std::string_view key, double count) const {
  const auto whole = static_cast<long>(count);
  // Icelandic takes the singular for 21, 31 … as well (but not 11); the others for 1 alone.
  const bool one = count == static_cast<double>(whole) &&
                   (language_ == "is" ? whole % 10 == 1 && whole % 100 != 11 : whole == 1);
  return text(fmt::format("{}.{}", key, one ? "one" : "other"), {{"count", number(count)}});
}

std::string Messages::number(double value) const {
  const bool point = language_ == "en";
  auto text = fmt::format("{}", std::round(value * 100) / 100);
  const auto dot = text.find('.');
  auto whole = text.substr(0, dot);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
    // A no-break space separates thousands in the Nordic languages but Danish and Icelandic.
    whole.insert(static_cast<std::size_t>(at),
                 point                                    ? ","
                 : language_ == "da" || language_ == "is" ? "."
                                                          : "\u00A0");
  }
  return dot == std::string::npos ? whole : whole + (point ? "." : ",") + text.substr(dot + 1);
}

std::string Messages::date(std::string_view partial_date) const {
  const auto date = parse_partial_date(partial_date);
  if (!date) return std::string(partial_date);
  const auto year = std::to_string(date->year);
  if (date->month != 0) {
    const auto month = text(fmt::format("month.{}", date->month));
    if (date->day == 0) return text("date.month", {{"month", month}, {"year", year}});
    return text("date.day", {{"day", std::to_string(date->day)}, {"month", month}, {"year", year}});
  }
  switch (date->season) {
    case PartialDate::Season::spring:
      return text("date.spring", {{"year", year}});
    case PartialDate::Season::summer:
      return text("date.summer", {{"year", year}});
    case PartialDate::Season::autumn:
      return text("date.autumn", {{"year", year}});
    case PartialDate::Season::winter:
      return text("date.winter", {{"year", year}});
    case PartialDate::Season::none:
      break;
  }
  return year;
}

}  // namespace rundkurs::web
