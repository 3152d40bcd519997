#pragma once

#include <optional>
#include <string_view>

#include "schemas/offering.h"

namespace rundkurs::normalise {

struct CreditPoints {
  Credits stated;  ///< As written, with the id of its system ("unknown" without a unit).
  std::optional<double> ects;  ///< Only for systems that convert (facets.json `credit_systems`).
};

/// "7,5 hp", "5 op", "180 osp", "10.0 ECTS", "180+120", "60". `unit` is a unit that stands apart
/// (a word or a code such as opintojenlaajuusyksikko_2); `context` helps where one word means two
/// systems (`op` at a lukio, `sp` in Finland and Norway, `studiepoeng` at a fagskole): the level
/// id. Empty where there is no number, or a range, or an absurd one.
std::optional<CreditPoints> credits(std::string_view words,
                                    std::string_view unit,
                                    std::string_view country,
                                    std::string_view level_id);

/// Credits within a title: "Name (5 cr)", "Kurs: … 7,5 studiepoeng", "CODE Name 7.5 credits".
std::optional<CreditPoints> credits_in_title(std::string_view title,
                                             std::string_view country,
                                             std::string_view level_id);

/// The title without a credits part, a glued label ("Laajuus") and a leading code.
std::string_view title_without_credits(std::string_view title);

}  // namespace rundkurs::normalise
