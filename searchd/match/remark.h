#pragma once

#include <map>
#include <string>
#include <vector>

namespace rundkurs::match {

/// Something to be said about how an offering fits, before it is put into a language.
struct Remark {
  std::string key;  ///< Of `data/inquiry/sentences.json`.
  /// What stands for `{name}`: ids of the vocabulary for concept, topic, mode, language, level and
  /// country, else the text itself.
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  bool reservation = false;  ///< Speaks against it, or is not known.
};

}  // namespace rundkurs::match
