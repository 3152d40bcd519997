#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crawlers/compose/compose.h"

namespace rundkurs::composing {

/// A raw record on its way into `composed`: its values without those that say nothing, and the
/// book-keeping of where each field was read.
class Reading {
 public:
  Reading(const RawRecord& record,
          const Capture& capture,
          const Normaliser& normaliser,
          Composed& composed)
      : record_(record), capture_(capture), normaliser_(normaliser), composed_(composed) {}

  /// The same book-keeping for a run of the record.
  Reading of_run(const RawRecord& run) const {
    return {run, capture_, normaliser_, composed_, country};
  }

  std::vector<const RawValue*> values(RawField field) const;
  /// The first of them, or null.
  const RawValue* first(RawField field) const;

  /// Notes that a field of the offering comes from a value; the first value of a field counts.
  void came_from(std::string_view field, const RawValue& value);
  /// Notes a value that nobody could read.
  void not_read(RawField field, const RawValue& value);

  const RawRecord& record() const { return record_; }
  const Capture& capture() const { return capture_; }
  const Normaliser& words() const { return normaliser_; }
  Composed& composed() { return composed_; }
  Offering& offering() { return composed_.offering; }

  std::string country;  ///< Decides between false friends; may be empty.

 private:
  Reading(const RawRecord& record,
          const Capture& capture,
          const Normaliser& normaliser,
          Composed& composed,
          std::string known_country)
      : country(std::move(known_country)),
        record_(record),
        capture_(capture),
        normaliser_(normaliser),
        composed_(composed) {}

  const RawRecord& record_;
  const Capture& capture_;
  const Normaliser& normaliser_;
  Composed& composed_;
};

// Each in a file of its own, in the order in which compose() calls them: later ones use what
// earlier ones found.
void compose_institution(Reading& reading);  ///< Also finds the country.
void compose_texts(Reading& reading);        ///< Code, title, kind, texts, addresses.
void compose_level(Reading& reading);
void compose_credits(Reading& reading);
void compose_delivery(Reading& reading);  ///< Languages, places, mode, pace, duration, subjects.
void compose_runs(Reading& reading);

/// The country of a web address by its top-level domain; empty for others.
std::string country_of_address(std::string_view url);

}  // namespace rundkurs::composing
