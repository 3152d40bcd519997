#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rundkurs::normalise {

struct Level {
  std::string id;          ///< basic upper-secondary vocational bachelor master phd continuing
  std::optional<int> eqf;  ///< Only where the words state it or the level has just one (4–8).
};

/// A level from a source's words or codes ("Avancerad nivå", "eqf_6", "A1N", "fagskole nivå 5.2",
/// "kandidat"). The country decides between false friends (da kandidat = master, sv = bachelor).
/// Empty where the words name no level.
std::optional<Level> level(std::string_view words, std::string_view country);

/// The level that a title states by itself ("Insinööri (ylempi AMK)", "Bachelor i …"); stricter
/// than level(): only whole degree names count.
std::optional<Level> level_in_title(std::string_view title, std::string_view country);

/// The EQF level of an id, where it has exactly one (master 7).
std::optional<int> eqf_of(std::string_view level_id);

}  // namespace rundkurs::normalise
