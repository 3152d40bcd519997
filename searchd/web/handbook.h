#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/language_text.h"
#include "schemas/result.h"

namespace rundkurs::web {

/// A page that a statement rests on.
struct Reference {
  std::string title;
  std::string url;
};

/// What a topic is, in everyday words: `data/handbook/topics.json`.
struct TopicText {
  std::string id;
  LanguageText what;   ///< What it is.
  LanguageText where;  ///< Where people meet it at work and at home.
};

struct Rule {
  LanguageText text;
  Reference source;
};

/// A part of working life: `data/handbook/sectors.json`.
struct Sector {
  std::string id;
  LanguageText label;
  LanguageText lead;
  LanguageTexts changes;  ///< What changes at work.
  std::vector<Rule> rules;
  std::vector<std::string> nace;    ///< NACE Rev. 2: "F", "C10", "G47.71".
  std::vector<std::string> topics;  ///< By their NACE codes, the closest first.
};

/// The texts of the topic and sector pages. Immutable after loading.
class Handbook {
 public:
  /// Reads and validates `handbook/*.json` and the NACE codes of `vocabulary/topics.json`.
  static Result<Handbook> load(const std::string& data_folder);

  const std::vector<Sector>& sectors() const { return sectors_; }
  const Sector* sector(std::string_view id) const;
  const TopicText* topic(std::string_view id) const;
  std::vector<const Sector*> sectors_with(std::string_view topic) const;

 private:
  std::vector<Sector> sectors_;
  std::vector<TopicText> topics_;
};

}  // namespace rundkurs::web
