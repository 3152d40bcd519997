#include <algorithm>
#include <utility>

#include "crawlers/compose/reading.h"
#include "crawlers/compose/union.h"
#include "schemas/utf8.h"

namespace rundkurs::composing {
namespace {

void compose_languages(Reading& reading) {
  for (const auto* value : reading.values(RawField::language)) {
    const auto languages = reading.words().languages.read(value->text);
    if (languages.empty()) {
      reading.not_read(RawField::language, *value);
      continue;
    }
    unite(reading.offering().language_of_instruction, languages);
    reading.came_from("language_of_instruction", *value);
  }
}

void compose_places(Reading& reading) {
  for (const auto* value : reading.values(RawField::place)) {
    const auto places = reading.words().places.places(value->text, reading.country);
    unite(reading.offering().place, places);
    if (!places.empty()) reading.came_from("place", *value);
  }
}

/// "Studieform: Heltid": the pace of study where the way of teaching is asked for. Numbers are
/// shares of the ways.
bool tells_pace(const RawValue& value, const Reading& reading) {
  return value.text.find_first_of("0123456789") == std::string::npos &&
         reading.words().delivery.part_time(value.text).has_value();
}

/// "Sted: Digitalt" and "Staður: Reykjavík / fjarnám" say how, too.
void compose_mode_of_place(Reading& reading) {
  for (const auto* value : reading.values(RawField::place)) {
    std::string ways;
    for (const auto& way : reading.words().places.ways(value->text, reading.country))
      ways += way + '\n';
    if (ways.empty()) continue;
    unite(reading.offering().mode, reading.words().delivery.modes(ways));
    reading.came_from("mode", *value);
  }
}

void compose_modes(Reading& reading) {
  for (const auto* value : reading.values(RawField::mode)) {
    const auto modes = reading.words().delivery.modes(value->text);
    if (modes.empty()) {
      if (!tells_pace(*value, reading)) reading.not_read(RawField::mode, *value);
      continue;
    }
    unite(reading.offering().mode, modes);
    reading.came_from("mode", *value);
  }
  if (reading.offering().mode.empty()) compose_mode_of_place(reading);
}

void compose_pace(Reading& reading) {
  auto& offering = reading.offering();
  auto values = reading.values(RawField::pace);
  for (const auto* value : reading.values(RawField::mode))
    if (tells_pace(*value, reading)) values.push_back(value);
  for (const auto* value : values) {
    const auto pace = reading.words().delivery.pace(value->text);
    const auto part_time = reading.words().delivery.part_time(value->text);
    if (pace && !offering.pace) {
      offering.pace = pace;
      reading.came_from("pace", *value);
    } else if (part_time && !offering.pace && !offering.part_time) {
      offering.part_time = part_time;
      reading.came_from("part_time", *value);
    } else if (!pace && !part_time) {
      reading.not_read(RawField::pace, *value);
    }
  }
  if (offering.pace) offering.part_time.reset();
}

void compose_duration(Reading& reading) {
  for (const auto* value : reading.values(RawField::duration)) {
    const auto duration = reading.words().delivery.duration(value->text);
    if (!duration) {
      reading.not_read(RawField::duration, *value);
    } else if (!reading.offering().duration) {
      reading.offering().duration = duration;
      reading.came_from("duration", *value);
    }
  }
}

/// "0712", "07", or the last part of an address that ends so.
std::string isced_code(std::string_view text) {
  const auto code = text.substr(text.find_last_of("/_#") + 1);
  const bool digits =
      code.size() >= 2 && code.size() <= 4 && code.find_first_not_of("0123456789") == code.npos;
  return digits ? std::string(code) : std::string();
}

void compose_subjects(Reading& reading) {
  auto& offering = reading.offering();
  for (const auto* value : reading.values(RawField::isced)) {
    const auto code = isced_code(squeeze_space(value->text));
    if (code.empty()) continue;
    unite(offering.isced_f, {code});
    reading.came_from("isced_f", *value);
  }
  for (const auto* value : reading.values(RawField::skill)) {
    if (!value->text.starts_with("http://") && !value->text.starts_with("https://")) continue;
    unite(offering.esco_skills, {value->text});
    reading.came_from("esco_skills", *value);
  }
}

void compose_audience(Reading& reading) {
  for (const auto* value : reading.values(RawField::audience)) {
    const auto audiences = reading.words().delivery.audiences(value->text);
    unite(reading.offering().audience, audiences);
    if (!audiences.empty()) reading.came_from("audience", *value);
  }
}

}  // namespace

void compose_delivery(Reading& reading) {
  compose_languages(reading);
  compose_places(reading);
  compose_modes(reading);
  compose_pace(reading);
  compose_duration(reading);
  compose_subjects(reading);
  compose_audience(reading);
}

}  // namespace rundkurs::composing
