#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"
#include "searchd/match/inquiry.h"
#include "searchd/match/remark.h"

namespace rundkurs::match {

/// How an offering stands to what an inquiry says beside its subject.
struct Fit {
  bool broken = false;  ///< A known attribute contradicts something that must hold.
  double factor = 1;    ///< Multiplies how well the subject fits.
  std::vector<Remark> remarks;
};

/// The rules by which form, level, language, place and the kind of learner are weighed. Each part
/// judges one attribute by its names as the index has them, so that a whole index can be judged
/// value by value before any record is read; `of` judges a record and says why.
///
/// The grades behind the factors: what an offering is counts as much as its subject. For staff who
/// want a course a whole degree is worth a mention at most, a doctoral course nothing, an ordinary
/// degree course something with a reservation; abroad and in a room is far; what is not known is a
/// reservation.
class FitRules {
 public:
  /// The inquiry must outlive the rules. `today` as yyyymmdd.
  FitRules(const Inquiry& inquiry, std::int32_t today);

  Fit of(const Offering& offering) const;

  // 0 where it must not be.
  double level(std::string_view level) const;
  double kind(std::string_view kind) const;
  double mode(std::string_view mode) const;  ///< Empty: not stated.
  double country(std::string_view country, std::string_view mode) const;
  double ects(double ects) const;  ///< NaN: not stated.
  /// Of the language of instruction, or where it is not stated that of the description.
  double language(std::string_view language) const;

 private:
  double degree_course(const Offering& offering) const;
  void judge_form(const Offering& offering, Fit& fit) const;
  void judge_level(const Offering& offering, Fit& fit) const;
  void judge_language(const Offering& offering, Fit& fit) const;
  void judge_place(const Offering& offering, Fit& fit) const;
  void judge_size(const Offering& offering, Fit& fit) const;
  void judge_terms(const Offering& offering, Fit& fit) const;
  bool wants_course() const;

  const Inquiry& inquiry_;
  std::int32_t today_;
  std::vector<std::string> homes_;     ///< Countries that are not abroad; empty: all.
  std::vector<std::string> followed_;  ///< Languages that the writer can follow; empty: all.
};

/// Whether one of the values is the language; Norwegian that does not say which holds either form.
bool holds_language(const std::vector<std::string>& values, std::string_view language);

/// The languages in which an offering is taught as far as is known: those stated, else those of
/// its description. Empty where there is no text either.
std::vector<std::string> teaching_languages(const Offering& offering);

}  // namespace rundkurs::match
