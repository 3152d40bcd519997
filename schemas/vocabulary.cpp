#include "schemas/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"
#include "schemas/vocabulary_checks.h"

namespace rundkurs {
namespace {

using nlohmann::json;

std::vector<std::string> texts(const json& object, const char* name) {
  return object.value(name, std::vector<std::string>());
}

Concept read_concept(const json& entry) {
  Concept read{.id = entry.at("id"),
               .false_friend = entry.at("kind") == "false-friend",
               .topic = entry.at("topic").is_null() ? "" : entry.at("topic").get<std::string>(),
               .weight = entry.at("weight"),
               .labels = {},
               .as_written = {},
               .broader = texts(entry, "broader"),
               .related = texts(entry, "related"),
               .not_same_as = texts(entry, "not_same_as")};
  for (const auto& [language, names] : entry.at("labels").items()) {
    auto& labels = read.labels[language];
    labels = texts(names, "alt");
    labels.insert(labels.begin(), names.at("pref").get<std::string>());
    auto as_written = texts(names, "as_written");
    if (as_written.empty()) continue;
    std::copy_if(as_written.begin(),
                 as_written.end(),
                 std::back_inserter(labels),
                 [&](const std::string& name) { return name != labels.front(); });
    read.as_written.emplace(language, std::move(as_written));
  }
  return read;
}

Topic read_topic(const json& entry) {
  return {entry.at("id"), entry.at("labels"), entry.at("descriptions")};
}

FacetLabel read_value(const json& entry) {
  FacetLabel read{entry.at("id"), entry.at("labels")};
  read.labels.merge(entry.value("own", LanguageText()));
  return read;
}

/// The facets of the record and the lists of facets.json that name their values.
struct FacetList {
  const char* facet;
  const char* list;
};
constexpr FacetList facet_lists[] = {{"kind", "kinds"},
                                     {"level", "levels"},
                                     {"language", "languages"},
                                     {"country", "countries"},
                                     {"mode", "modes"},
                                     {"audience", "audiences"}};

/// Puts a concept's id where the error has its number, "concepts[5].labels.sv": a person looks for
/// the id. Left as it is where the entry has none.
Error with_concept_id(Error error, const std::string& path) {
  constexpr std::string_view before = "concepts[";
  const auto begin = error.where.rfind(before);
  if (begin == std::string::npos) return error;
  const auto end = error.where.find(']', begin);
  std::size_t number = 0;
  std::from_chars(
      error.where.data() + begin + before.size(), error.where.data() + error.where.size(), number);
  const auto file = read_json_file(path);
  if (!file || end == std::string::npos) return error;
  const auto id = file->value(json::json_pointer(fmt::format("/concepts/{}/id", number)), json());
  if (id.is_string()) error.where.replace(begin, end + 1 - begin, id.get<std::string>());
  return error;
}

template <typename T>
const T* by_id(const std::vector<T>& entries,
               const std::map<std::string, std::size_t, std::less<>>& index,
               std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &entries[found->second];
}

}  // namespace

bool Concept::is_as_written(std::string_view language, std::string_view label) const {
  const auto found = as_written.find(language);
  return found != as_written.end() &&
         std::find(found->second.begin(), found->second.end(), label) != found->second.end();
}

Result<Vocabulary> Vocabulary::load(const std::string& folder) {
  const auto concepts_path = folder + "/concepts.json";
  const auto concepts = read_json_file(concepts_path, JsonSchema::named("concepts"));
  if (!concepts) return with_concept_id(concepts.error(), concepts_path);
  const auto topics = read_json_file(folder + "/topics.json", JsonSchema::named("topics"));
  if (!topics) return topics.error();
  const auto facets = read_json_file(folder + "/facets.json", JsonSchema::named("facets"));
  if (!facets) return facets.error();

  Vocabulary vocabulary;
  if (const auto path = folder + "/compounds.json"; std::filesystem::exists(path)) {
    const auto compounds = read_json_file(path, JsonSchema::named("compounds"));
    if (!compounds) return compounds.error();
    vocabulary.compound_parts_ = compounds->at("parts").get<WordsByLanguage>();
    vocabulary.uncut_words_ = compounds->value("uncut", WordsByLanguage());
  }
  for (const auto& entry : concepts->at("concepts"))
    vocabulary.concepts_.push_back(read_concept(entry));
  for (const auto& entry : topics->at("topics"))
    vocabulary.topics_.push_back(read_topic(entry));
  for (const auto& [facet, list] : facet_lists) {
    for (const auto& entry : facets->at(list))
      vocabulary.facets_[facet].push_back(read_value(entry));
  }
  vocabulary.not_stated_ = read_value(facets->at("not_stated"));
  for (std::size_t i = 0; i < vocabulary.concepts_.size(); ++i)
    vocabulary.concept_index_.emplace(vocabulary.concepts_[i].id, i);
  for (std::size_t i = 0; i < vocabulary.topics_.size(); ++i)
    vocabulary.topic_index_.emplace(vocabulary.topics_[i].id, i);

  for (const auto& check :
       {check_facets(vocabulary, folder + "/facets.json"),
        check_topics(vocabulary, folder + "/topics.json"),
        check_concepts(vocabulary, shared_labels_of(*concepts), concepts_path)}) {
    if (!check) return check.error();
  }
  return vocabulary;
}

const std::vector<FacetLabel>& Vocabulary::facet_labels(std::string_view facet) const {
  static const std::vector<FacetLabel> none;
  const auto found = facets_.find(facet);
  return found == facets_.end() ? none : found->second;
}

const std::vector<std::string>& Vocabulary::words_in(const WordsByLanguage& words,
                                                     std::string_view language) {
  static const std::vector<std::string> none;
  const auto found = words.find(language);
  return found == words.end() ? none : found->second;
}

const std::vector<std::string>& Vocabulary::compound_parts(std::string_view language) const {
  return words_in(compound_parts_, language);
}

const std::vector<std::string>& Vocabulary::uncut_words(std::string_view language) const {
  return words_in(uncut_words_, language);
}

const Concept* Vocabulary::concept_by_id(std::string_view id) const {
  return by_id(concepts_, concept_index_, id);
}

const Topic* Vocabulary::topic_by_id(std::string_view id) const {
  return by_id(topics_, topic_index_, id);
}

std::string Vocabulary::facet_label(std::string_view facet,
                                    std::string_view id,
                                    std::string_view language) const {
  const LanguageText* labels = nullptr;
  if (const auto* topic = topic_by_id(id); facet == "topic" && topic != nullptr)
    labels = &topic->labels;
  for (const auto& value : facet_labels(facet)) {
    if (value.id == id) labels = &value.labels;
  }
  if (labels == nullptr && id == not_stated_.id) labels = &not_stated_.labels;
  const auto* best = labels == nullptr ? nullptr : best_for(*labels, language);
  return best == nullptr ? std::string(id) : best->second;
}

}  // namespace rundkurs
