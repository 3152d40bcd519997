#include "searchd/web/messages.h"

#include <algorithm>
#include <charconv>
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

/// The weight of "sv-FI;q=0.8"; 1 where none is given, 0 for one that cannot be read.
double quality_of(std::string_view range) {
  const auto at = range.find(";q=");
  if (at == std::string_view::npos) return 1;
  const auto digits = range.substr(at + 3);
  double quality = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), quality);
  return quality;
}

}  // namespace

Messages::Messages(std::string language)
    : language_(std::move(language)), format_(std::make_shared<LocaleFormat>(language_)) {
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
  std::string best = "nb";
  double best_quality = 0;
  while (!accept_language.empty()) {
    const auto comma = std::min(accept_language.find(','), accept_language.size());
    auto range = accept_language.substr(0, comma);
    range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
    const auto tag = primary_tag(range);
    if (const auto quality = quality_of(range); quality > best_quality && has(tag)) {
      best = tag;
      best_quality = quality;
    }
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
  }
  return best;
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
  return text(fmt::format("{}.{}", key, format_->plural(count)), {{"count", number(count)}});
}

std::string Messages::number(double value) const {
  return format_->number(value);
}

std::string Messages::date(std::string_view partial_date) const {
  const auto date = parse_partial_date(partial_date);
  if (!date) return std::string(partial_date);
  const auto year = std::to_string(date->year);
  if (date->month != 0) {
    return date->day == 0 ? format_->month(date->year, date->month)
                          : format_->day(date->year, date->month, date->day);
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
