#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schemas/result.h"

namespace rundkurs::desk {

/// What the gap map showed of one topic. Empty: about too few answers, or not known.
struct GapTopicState {
  std::string topic;
  std::size_t offerings = 0;
  std::optional<std::size_t> respondents;
  std::optional<double> need;   ///< Percent, in tenths, as the next two.
  std::optional<double> index;  ///< 0–100, how badly the need is met.
  std::optional<double> unmet;
  friend bool operator==(const GapTopicState&, const GapTopicState&) = default;
};

/// What the public gap map showed at the end of a day. Nothing in it is about fewer answers than
/// were shown that day, so nobody can be found in it.
struct GapState {
  std::string day;             ///< 2026-11-29, in UTC.
  std::string index_revision;  ///< Of the snapshot that it was counted from.
  std::string rules;           ///< A digest of how it was counted.
  std::size_t offerings = 0;
  std::optional<std::size_t> respondents;
  bool reported = false;              ///< A report was made of it.
  std::vector<GapTopicState> topics;  ///< By their ids.
  friend bool operator==(const GapState&, const GapState&) = default;
};

/// The gap map over time. From any thread; several programs may keep the same day.
class GapStates {
 public:
  virtual ~GapStates() = default;

  /// So many days before the newest keep a state each; of what is older, only the last of each
  /// month stays, and those that a report was made of.
  static constexpr int daily_for_days = 31;

  /// Stores the state of its day in the place of what the day had, and thins out what is older. A
  /// day of which a report was made stays one.
  virtual Result<void> keep(const GapState& state) = 0;

  /// Oldest first.
  virtual Result<std::vector<GapState>> all() = 0;

  /// Differs whenever all() may.
  virtual Result<std::string> state() = 0;
};

}  // namespace rundkurs::desk
