#include "schemas/catalogue/join_records.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <string_view>
#include <tuple>
#include <vector>

#include "schemas/catalogue/join_runs.h"
#include "schemas/correction.h"

namespace rundkurs {
namespace {

int latest_start(const Offering& record) {
  int latest = 0;
  for (const Run& run : record.runs) {
    if (run.start) latest = std::max(latest, run.start->sort_key());
  }
  return latest;
}

/// Indices, oldest first. The day and not the second: pages that one crawl reads in one go are as
/// old as each other, whatever their order.
std::vector<std::size_t> oldest_first(std::span<const Observation> observations) {
  const auto age = [&](std::size_t i) {
    const Observation& each = observations[i];
    return std::make_tuple(!each.withdrawn,
                           std::chrono::floor<std::chrono::days>(each.changed),
                           latest_start(each.record),
                           each.changed,
                           i);
  };
  std::vector<std::size_t> order(observations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return age(a) < age(b); });
  return order;
}

bool is_curated(const Offering& record) {
  return record.relevance_curated ||
         std::any_of(record.topics.begin(), record.topics.end(), [](const TopicScore& topic) {
           return topic.curated;
         });
}

template <typename T>
bool is_stated(const T& value) {
  return !value.empty();
}
template <typename T>
bool is_stated(const std::optional<T>& value) {
  return value.has_value();
}

/// Lays a newer record over an older one.
class Overlay {
 public:
  Overlay(Offering& joined, const Offering& newer) : joined_(joined), newer_(newer) {}

  void apply() {
    institution();
    fact("code", &Offering::code);
    fact("kind", &Offering::kind);
    text("title", &Offering::title);
    text("summary", &Offering::summary);
    text("description", &Offering::description);
    text("audience_text", &Offering::audience_text);
    text("prerequisites", &Offering::prerequisites);
    text("assessment", &Offering::assessment);
    text("learning_outcomes", &Offering::learning_outcomes);
    fact("audience", &Offering::audience);
    level();
    credits();
    pace();
    fact("duration", &Offering::duration);
    fact("language_of_instruction", &Offering::language_of_instruction);
    fact("mode", &Offering::mode);
    fact("place", &Offering::place);
    fact("isced_f", &Offering::isced_f);
    fact("esco_skills", &Offering::esco_skills);
    fact("source", &Offering::source);
    pages();
    runs();
    judgement();
    if (newer_.for_groups) {
      joined_.for_groups = true;
      says("for_groups");
    }
  }

 private:
  /// A person's word gives way only to a person's.
  bool stands(std::string_view field) const {
    return is_said_by_person(joined_, field) && !is_said_by_person(newer_, field);
  }

  /// The newer record's word stands for `field`, and so does its witness.
  void says(std::string_view field) {
    const auto witness = newer_.provenance.find(field);
    if (witness != newer_.provenance.end()) {
      joined_.provenance.insert_or_assign(std::string(field), witness->second);
    } else if (const auto old = joined_.provenance.find(field); old != joined_.provenance.end()) {
      joined_.provenance.erase(old);
    }
  }

  template <typename T>
  void fact(std::string_view field, T Offering::*member) {
    if (stands(field) || (!is_stated(newer_.*member) && !is_said_by_person(newer_, field))) return;
    joined_.*member = newer_.*member;
    says(field);
  }

  template <typename Map>
  void text(std::string_view field, Map Offering::*member) {
    Map& joined = joined_.*member;
    const Map& newer = newer_.*member;
    if (newer.empty()) return;
    const std::string prefix = std::string(field) + ".";
    // Languages that only the older observations have keep their witness under a name of its own.
    if (const auto old = joined_.provenance.find(field); old != joined_.provenance.end()) {
      for (const auto& [language, words] : joined) {
        if (newer.find(language) == newer.end()) {
          joined_.provenance.emplace(prefix + language, old->second);
        }
      }
    }
    for (const auto& [language, words] : newer) {
      if (stands(prefix + language)) continue;
      joined.insert_or_assign(language, words);
      says(prefix + language);
    }
    says(field);
  }

  void institution() {
    if (newer_.institution.id.empty()) return;
    LanguageText names = newer_.institution.name;
    names.insert(joined_.institution.name.begin(), joined_.institution.name.end());
    const InstitutionReference older = joined_.institution;
    joined_.institution = newer_.institution;
    joined_.institution.name = std::move(names);
    if (joined_.institution.short_name.empty()) joined_.institution.short_name = older.short_name;
    if (joined_.institution.url.empty()) joined_.institution.url = older.url;
    says("institution");
  }

  /// An older EQF level does not outlive a newer level that it contradicts.
  void level() {
    const bool stated = newer_.level != "unspecified" && !newer_.level.empty();
    if (stands("level")) return;
    if (stated && newer_.level != joined_.level) {
      joined_.level = newer_.level;
      joined_.eqf.reset();
      joined_.provenance.erase("eqf");
    }
    if (stated) says("level");
    fact("eqf", &Offering::eqf);
  }

  void credits() {
    if (stands("ects")) return;
    if (!newer_.ects && !newer_.credits && !is_said_by_person(newer_, "ects")) return;
    joined_.ects = newer_.ects;
    joined_.credits = newer_.credits;
    says("ects");
    says("credits");
  }

  void pace() {
    if (stands("pace") || (!newer_.pace && !newer_.part_time && !is_said_by_person(newer_, "pace")))
      return;
    joined_.pace = newer_.pace;
    joined_.part_time = newer_.part_time;
    says("pace");
    says("part_time");
  }

  void pages() {
    fact("url", &Offering::url);
    for (const auto& [language, page] : newer_.urls)
      joined_.urls.insert_or_assign(language, page);
  }

  void runs() {
    if (newer_.runs.empty() || stands("runs")) return;
    if (is_said_by_person(newer_, "runs")) joined_.runs.clear();
    joined_.runs = join_runs(joined_.runs, newer_.runs);
    says("runs");
  }

  /// Topics and relevance are one judgement; a person's gives way only to a person's.
  void judgement() {
    if (is_curated(joined_) && !is_curated(newer_)) return;
    if (newer_.topics.empty() && !newer_.relevance && !is_curated(newer_)) return;
    joined_.topics = newer_.topics;
    joined_.relevance = newer_.relevance;
    joined_.relevance_curated = newer_.relevance_curated;
    says("topics");
    says("relevance");
  }

  Offering& joined_;
  const Offering& newer_;
};

template <typename T>
void add_missing(std::vector<T>& all, const std::vector<T>& more) {
  for (const T& each : more) {
    if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
  }
}

/// The offering's modes, places and languages are the union over its runs.
void widen_to_runs(Offering& joined) {
  for (const Run& run : joined.runs) {
    if (!is_said_by_person(joined, "mode")) add_missing(joined.mode, run.mode);
    if (!is_said_by_person(joined, "language_of_instruction"))
      add_missing(joined.language_of_instruction, run.language_of_instruction);
    if (is_said_by_person(joined, "place")) continue;
    for (const Place& place : run.place) {
      const bool known = std::any_of(joined.place.begin(),
                                     joined.place.end(),
                                     [&](const Place& other) { return other.name == place.name; });
      if (!known) joined.place.push_back(place);
    }
  }
}

/// The record with its own page among its pages by language.
Offering with_page_language(Offering record) {
  const std::string language = page_language(record);
  if (!language.empty() && !record.url.empty()) record.urls.emplace(language, record.url);
  return record;
}

void clear_what_the_store_keeps(Offering& record) {
  record.id.clear();
  record.aliases.clear();
  record.first_seen.clear();
  record.last_seen.clear();
  record.last_changed.clear();
  record.missing_since.clear();
  record.gone.clear();
}

}  // namespace

std::string page_language(const Offering& record) {
  for (const auto& [language, page] : record.urls) {
    if (page == record.url) return language;
  }
  if (record.title.size() != 1 || record.title.begin()->first == "und") return "";
  return record.title.begin()->first;
}

Offering join_records(std::span<const Observation> observations) {
  const auto order = oldest_first(observations);
  Offering joined = observations[order.front()].record;
  bool only_withdrawn = observations[order.front()].withdrawn;
  if (order.size() > 1) {
    joined = with_page_language(std::move(joined));
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Observation& newer = observations[order[i]];
      if (only_withdrawn && !newer.withdrawn) {
        joined.urls.clear();
        joined.runs.clear();
        only_withdrawn = false;
      }
      Overlay(joined, with_page_language(newer.record)).apply();
    }
    widen_to_runs(joined);
  }
  clear_what_the_store_keeps(joined);
  return joined;
}

}  // namespace rundkurs
