#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// A page that a visit found without its offerings. It is noted first and marked in the catalogue
/// at the end of the run, when it is known whether one page or half a site went away.
struct Absence {
  std::string source;
  std::string page;   ///< Empty: whatever the source's feeds do not list any more, since `at`.
  bool gone = false;  ///< For good; else missing for now.
  Timestamp at{};
  friend bool operator==(const Absence&, const Absence&) = default;
};

/// A source whose absences wait for a person's word, since they are so many that the site or our
/// reading of it may have broken.
struct SourceHold {
  std::string source;
  Timestamp since{};
  std::int64_t before = 0;  ///< Offerings that were there.
  std::int64_t after = 0;   ///< Offerings that would be left.
  friend bool operator==(const SourceHold&, const SourceHold&) = default;
};

/// Absences that are noted and not marked yet; part of the catalogue, so they outlive a crawl that
/// is killed.
class Absences {
 public:
  virtual ~Absences() = default;

  /// A later one of the same source and page replaces the earlier one.
  virtual Result<void> note(const Absence& absence) = 0;
  /// The page has its offerings again.
  virtual Result<void> withdraw(std::string_view source, std::string_view page) = 0;
  /// In the order of their pages.
  virtual Result<std::vector<Absence>> of_source(std::string_view source) = 0;
  /// Those with absences noted, in the order of their ids.
  virtual Result<std::vector<std::string>> sources() = 0;
  /// Forgets all of a source's absences.
  virtual Result<void> clear(std::string_view source) = 0;

  /// Sources that are held, in the order of their ids.
  virtual Result<std::vector<SourceHold>> holds() = 0;
  /// A source that is held already stays held since then, with the new counts.
  virtual Result<void> hold(const SourceHold& hold) = 0;
  /// Ends the hold, if there is one; says whether there was.
  virtual Result<bool> release(std::string_view source) = 0;
};

}  // namespace rundkurs
