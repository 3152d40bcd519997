#include <optional>
#include <utility>

#include "crawlers/compose/reading.h"

namespace rundkurs::composing {
namespace {

using normalise::CreditContext;
using normalise::CreditPoints;
using normalise::Level;

/// What one applies to, or a school, has no level of its own: the names in it are of others.
bool may_state_level_in_title(const Composed& composed) {
  const auto& kind = composed.source_kind;
  return kind != "application-target" && kind != "institution" && kind != "examination";
}

/// The country whose degrees a language's words name, where the record's own is not known. Swedish
/// is left out: it is written in two.
std::string country_of_language(std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> countries[] = {
      {"da", "DK"}, {"nb", "NO"}, {"nn", "NO"}, {"is", "IS"}, {"fi", "FI"}, {"fo", "FO"}};
  for (const auto& [spoken, country] : countries) {
    if (spoken == language) return std::string(country);
  }
  return {};
}

/// The first of the source's words that name a level.
std::optional<std::pair<Level, const RawValue*>> stated_level(Reading& reading) {
  for (const auto* value : reading.values(RawField::level)) {
    const auto country =
        reading.country.empty() ? country_of_language(value->lang) : reading.country;
    if (auto level = reading.words().levels.read(value->text, country))
      return std::pair(*std::move(level), value);
    reading.not_read(RawField::level, *value);
  }
  return {};
}

/// A degree that the titles name, if they agree.
std::optional<Level> level_of_titles(const Reading& reading, const LanguageText& titles) {
  std::optional<Level> named;
  for (const auto& [lang, title] : titles) {
    const auto level = reading.words().levels.in_title(title, reading.country);
    if (!level) continue;
    if (named && named->id != level->id) return {};
    named = level;
  }
  return named;
}

void set_level(Reading& reading, const Level& level, const RawValue& from) {
  reading.offering().level = level.id;
  reading.offering().eqf = level.eqf;
  reading.came_from("level", from);
  if (level.eqf) reading.came_from("eqf", from);
}

CreditContext context_of(Reading& reading) {
  return {.country = reading.country, .level = reading.offering().level};
}

/// The credits that the values of the field agree on.
std::optional<std::pair<CreditPoints, const RawValue*>> stated_credits(Reading& reading) {
  const auto* unit = reading.first(RawField::credit_unit);
  std::optional<std::pair<CreditPoints, const RawValue*>> read;
  for (const auto* value : reading.values(RawField::credits)) {
    const auto points = reading.words().credits.read(
        value->text, unit == nullptr ? "" : unit->text, context_of(reading));
    if (!points) {
      reading.not_read(RawField::credits, *value);
    } else if (!read || (points->ects && !read->first.ects)) {
      read = {*points, value};
    } else if (points->ects && *points->ects != *read->first.ects) {
      reading.not_read(RawField::credits, *value);
      return {};
    }
  }
  return read;
}

void set_credits(Reading& reading, const CreditPoints& points, const RawValue& from) {
  reading.offering().credits = points.stated;
  reading.offering().ects = points.ects;
  reading.came_from("credits", from);
  if (points.ects) reading.came_from("ects", from);
  if (reading.offering().level != "unspecified") return;
  if (const auto level = reading.words().levels.of_credits(points.stated.system))
    set_level(reading, *level, from);
}

/// No course is larger than a year, which has 60 points in higher and in higher vocational
/// education alike; a thesis may be as large. What pages say of the kind is guessed from labels and
/// addresses that serve for both.
void settle_kind(Reading& reading) {
  constexpr double year = 60;
  auto& composed = reading.composed();
  const auto& offering = composed.offering;
  const bool guessed = reading.record().format == "html" || !reading.record().has(RawField::kind);
  const bool vocational = offering.credits && offering.credits->system == "fagskolepoeng";
  const double points = vocational ? offering.credits->value : offering.ects.value_or(0);
  if (!guessed || composed.source_kind != "course" || points <= year) return;
  composed.source_kind = "programme";
  composed.offering.kind = "programme";
}

}  // namespace

/// A label that states the level goes first, then a degree in the title, then the course code, and
/// last what only one level counts its credits in; a weak word gives way to a degree in the title.
void compose_level(Reading& reading) {
  const auto stated = stated_level(reading);
  if (stated && !stated->first.weak) return set_level(reading, stated->first, *stated->second);
  const auto* title = reading.first(RawField::title);
  if (title != nullptr && may_state_level_in_title(reading.composed())) {
    if (const auto level = level_of_titles(reading, reading.offering().title))
      return set_level(reading, *level, *title);
  }
  if (stated) return set_level(reading, stated->first, *stated->second);
  const auto* code = reading.first(RawField::code);
  if (code == nullptr) return;
  if (const auto level = reading.words().levels.in_code(reading.offering().code, reading.country))
    set_level(reading, *level, *code);
}

void compose_credits(Reading& reading) {
  auto& offering = reading.offering();
  if (const auto stated = stated_credits(reading)) {
    set_credits(reading, stated->first, *stated->second);
  } else if (const auto* title = reading.first(RawField::title);
             title != nullptr && !reading.record().has(RawField::credits)) {
    for (const auto& [lang, text] : offering.title) {
      const auto points = reading.words().credits.in_title(text, context_of(reading));
      if (points && !offering.credits) set_credits(reading, *points, *title);
    }
  }
  for (auto& [lang, text] : offering.title)
    text = reading.words().credits.title_without(text, context_of(reading));
  settle_kind(reading);
}

}  // namespace rundkurs::composing
