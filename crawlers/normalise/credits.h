#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs::normalise {

struct CreditPoints {
  Credits stated;  ///< As written, with the id of its system ("unknown" without a unit).
  std::optional<double> ects;  ///< Only for systems that convert (facets.json `credit_systems`).
  friend bool operator==(const CreditPoints&, const CreditPoints&) = default;
};

/// Where and how an offering counts its credits. One word means several systems: `op` at a lukio,
/// `sp` in Finland and in Norway, `studiepoeng` at a fagskole, `poäng` before July 2007.
struct CreditContext {
  std::string_view country;  ///< May be empty.
  std::string_view level;    ///< Level id; may be empty.
  int year = 0;              ///< Of the syllabus or intake; 0 where it is not known.
};

/// What units of credit mean: `data/labels/values/credits.json` for the words,
/// `data/vocabulary/facets.json` for the systems and what they are in ECTS.
class CreditReader {
 public:
  static Result<CreditReader> load(const std::string& data_folder);

  /// "7,5 hp", "5 op", "180 osp", "10.0 ECTS", "180+120", "60". `unit` is a unit that stands apart,
  /// a word or a code such as opintojenlaajuusyksikko_2. Empty where there is no number, a range,
  /// several different ones, or an absurd one.
  std::optional<CreditPoints> read(std::string_view words,
                                   std::string_view unit,
                                   const CreditContext& context) const;

  /// Credits within a title: "Name (5 cr)", "Kurs: … 7,5 studiepoeng", "CODE Name 7.5 credits".
  std::optional<CreditPoints> in_title(std::string_view title, const CreditContext& context) const;

  /// The title without what in_title() reads as ECTS credits, and without a label glued to its end
  /// ("… economyLaajuus (5 cr)").
  std::string title_without(std::string_view title, const CreditContext& context) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace rundkurs::normalise
