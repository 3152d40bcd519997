#include "searchd/http/media_type.h"

#include <algorithm>
#include <cstdlib>

#include "searchd/http/syntax.h"

namespace rundkurs::http {
namespace {

struct Entry {
  std::string_view value;
  double weight = 1;
};

// "gzip;q=0.5". A weight that is none counts as 0: the client meant to say something about it.
Entry entry_of(std::string_view item) {
  const auto semicolon = item.find(';');
  Entry entry{trim_blanks(item.substr(0, semicolon))};
  while (semicolon != std::string_view::npos) {
    const auto q = item.find("q=", semicolon);
    if (q == std::string_view::npos) break;
    const std::string number(trim_blanks(item.substr(q + 2, 5)));
    const bool numeric = !number.empty() && number.front() >= '0' && number.front() <= '1';
    entry.weight = numeric ? std::clamp(std::atof(number.c_str()), 0.0, 1.0) : 0.0;
    break;
  }
  return entry;
}

// How closely an entry speaks of a value: 3 itself, 2 its type or language range, 1 anything.
int closeness(std::string_view entry, std::string_view value) {
  if (equals_ignoring_case(entry, value)) return 3;
  if (entry == "*" || entry == "*/*") return 1;
  if (entry.size() > 2 && entry.substr(entry.size() - 2) == "/*" &&
      starts_with_ignoring_case(value, entry.substr(0, entry.size() - 1)))
    return 2;
  return 0;
}

}  // namespace

bool is_one_of(std::string_view content_type, std::span<const std::string> media_types) {
  const auto type = trim_blanks(content_type.substr(0, content_type.find(';')));
  return std::any_of(media_types.begin(), media_types.end(), [type](const std::string& known) {
    return equals_ignoring_case(type, known);
  });
}

double weight_of(std::string_view accept, std::string_view value) {
  if (trim_blanks(accept).empty()) return 1;
  int closest = 0;
  double weight = 0;
  for_each_list_item(accept, [&](std::string_view item) {
    const auto entry = entry_of(item);
    if (const int close = closeness(entry.value, value); close > closest) {
      closest = close;
      weight = entry.weight;
    }
  });
  return weight;
}

std::string_view best_of(std::string_view accept, std::span<const std::string_view> offered) {
  std::string_view best;
  double heaviest = 0;
  for (const auto value : offered) {
    if (const double weight = weight_of(accept, value); weight > heaviest) {
      heaviest = weight;
      best = value;
    }
  }
  return best;
}

std::vector<std::string> accepted_languages(std::string_view accept_language) {
  std::vector<Entry> entries;
  for_each_list_item(accept_language, [&](std::string_view item) {
    const auto entry = entry_of(item);
    if (entry.weight > 0 && entry.value != "*" && entries.size() < 20) entries.push_back(entry);
  });
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.weight > b.weight;
  });
  std::vector<std::string> languages;
  for (const auto& entry : entries)
    languages.push_back(lower_case(entry.value));
  return languages;
}

}  // namespace rundkurs::http
