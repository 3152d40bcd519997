#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs::normalise {

/// Names and codes of languages: `data/labels/values/languages.json`.
class LanguageReader {
 public:
  static Result<LanguageReader> load(const std::string& data_folder);

  /// Languages of instruction named in a value, in order: "Norsk/Engelsk" → no, en; "suomi-ruotsi"
  /// → fi, sv; "oppilaitoksenopetuskieli_1" → fi; "nob", "en-GB", "http://…/language/ENG" → nb, en,
  /// en. Unknown words give nothing.
  std::vector<std::string> read(std::string_view words) const;

  /// The language of a text by a tag of any standard ("sv-SE", "swe", "nn_NO", "BOKMÅL"): ISO
  /// 639-1, where "no" of a text is "nb". Empty if unknown.
  std::string tag(std::string_view tag) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace rundkurs::normalise
