#include "searchd/match/sentences.h"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs::match {
namespace {

std::string label(std::string_view name,
                  const std::string& value,
                  std::string_view language,
                  const Vocabulary& vocabulary) {
  if (name == "concept") {
    const auto* const idea = vocabulary.concept_by_id(value);
    if (idea == nullptr) return value;
    LanguageText names;
    for (const auto& [known, labels] : idea->labels) {
      if (!labels.empty()) names.emplace(known, labels.front());
    }
    const auto* const best = best_for(names, language);
    return best == nullptr ? value : best->second;
  }
  const bool is_facet = name == "topic" || name == "mode" || name == "language" ||
                        name == "level" || name == "country";
  return is_facet ? vocabulary.facet_label(name, value, language) : value;
}

}  // namespace

Result<Sentences> Sentences::load(const std::string& data_folder) {
  const auto json = read_json_file(data_folder + "/inquiry/sentences.json",
                                   JsonSchema::named("inquiry_sentences"));
  if (!json) return json.error();
  Sentences sentences;
  for (const auto& [key, texts] : json->at("sentences").items())
    sentences.by_key_.emplace(key, texts.get<LanguageText>());
  return sentences;
}

std::string Sentences::tell(const Remark& remark,
                            std::string_view language,
                            const Vocabulary& vocabulary) const {
  const auto known = by_key_.find(remark.key);
  if (known == by_key_.end()) throw std::out_of_range("no sentence is called " + remark.key);
  const std::string& form = best_for(known->second, language)->second;
  std::string told;
  for (std::size_t at = 0; at < form.size();) {
    const auto open = std::min(form.find('{', at), form.size());
    told.append(form, at, open - at);
    const auto close = form.find('}', open);
    if (close == form.npos) break;
    const auto name = std::string_view(form).substr(open + 1, close - open - 1);
    const auto values = remark.values.find(name);
    if (values != remark.values.end()) {
      for (std::size_t i = 0; i < values->second.size(); ++i) {
        if (i > 0) told += ", ";
        told += label(name, values->second[i], language, vocabulary);
      }
    }
    at = close + 1;
  }
  return told;
}

}  // namespace rundkurs::match
