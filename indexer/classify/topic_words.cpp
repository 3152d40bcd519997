#include "indexer/classify/topic_words.h"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs {

Result<TopicWords> TopicWords::load(const std::string& path,
                                    const Vocabulary& vocabulary,
                                    const Analyser& analyser) {
  TopicWords words;
  if (!std::filesystem::exists(path)) return words;
  const auto json = read_json_file(path, JsonSchema::named("topic_words"));
  if (!json) return json.error();
  for (const auto& [id, languages] : json->at("topics").items()) {
    const auto* topic = vocabulary.topic_by_id(id);
    if (topic == nullptr)
      return Error{.code = Error::Code::malformed,
                   .message = "topics.json has no such topic",
                   .where = path + ": topics/" + id,
                   .hint = ""};
    const auto place = static_cast<std::size_t>(topic - vocabulary.topics().data());
    for (const auto& [language, list] : languages.items())
      for (const auto& word : list)
        for (const auto& token : analyser.analyse(word.get<std::string>(), language).tokens) {
          auto& topics = words.by_language_[language][token.stem];
          if (std::find(topics.begin(), topics.end(), place) == topics.end())
            topics.push_back(place);
        }
  }
  return words;
}

const TopicWords::Words& TopicWords::of(std::string_view language) const {
  static const Words none;
  const auto found = by_language_.find(language);
  return found == by_language_.end() ? none : found->second;
}

}  // namespace rundkurs
