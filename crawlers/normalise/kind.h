#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs::normalise {

/// What a record is (`data/labels/values/kinds.json`), and whether a value says anything at all
/// (`data/labels/values/blanks.json`).
class KindReader {
 public:
  static Result<KindReader> load(const std::string& data_folder);

  /// course, programme … of the contract, or a kind of the sources' own such as course-offering.
  /// Empty for words that name none.
  std::string read(std::string_view words) const;

  /// "mooc" for a title that says so; else empty.
  std::string in_title(std::string_view title) const;

  /// True for kinds that a stored offering may have.
  static bool is_offering(std::string_view kind);

  /// True for "null", "[]", "See exam description", "–".
  bool is_blank(std::string_view words) const;

  /// True for the title of a record that somebody tried out: "(testi) Kurssi".
  bool is_trial(std::string_view title) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace rundkurs::normalise
