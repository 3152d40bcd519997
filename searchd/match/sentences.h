#pragma once

#include <map>
#include <string>
#include <string_view>

#include "schemas/language_text.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/match/remark.h"

namespace rundkurs::match {

/// Puts remarks into words: `data/inquiry/sentences.json`. Immutable.
class Sentences {
 public:
  static Result<Sentences> load(const std::string& data_folder);

  /// In `language` of the interface. A key that the file does not have is a bug.
  std::string tell(const Remark& remark,
                   std::string_view language,
                   const Vocabulary& vocabulary) const;

 private:
  std::map<std::string, LanguageText, std::less<>> by_key_;
};

}  // namespace rundkurs::match
