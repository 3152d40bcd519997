#include "schemas/vocabulary_checks.h"

#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

Error mistake(const std::string& path, const std::string& entry, std::string message) {
  return {.code = Error::Code::malformed,
          .message = std::move(message),
          .where = fmt::format("{}: {}", path, entry)};
}

template <typename Entries>
Result<void> check_unique(const Entries& entries, const std::string& path) {
  std::set<std::string> seen;
  for (const auto& entry : entries) {
    if (!seen.insert(entry.id).second) return mistake(path, entry.id, "this id stands twice");
  }
  return {};
}

Result<void> check_references(const Vocabulary& vocabulary,
                              const Concept& entry,
                              const std::string& path) {
  if (!entry.topic.empty() && vocabulary.topic_by_id(entry.topic) == nullptr)
    return mistake(path, entry.id + ".topic", fmt::format("no topic is called '{}'", entry.topic));
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"broader", &entry.broader},
      {"related", &entry.related},
      {"not_same_as", &entry.not_same_as}};
  for (const auto& [name, ids] : lists) {
    for (const auto& id : *ids) {
      if (vocabulary.concept_by_id(id) != nullptr) continue;
      return mistake(
          path, fmt::format("{}.{}", entry.id, name), fmt::format("no concept is called '{}'", id));
    }
  }
  return {};
}

/// Walks up from one concept; the graph is small and shallow, so every concept may walk anew.
Result<void> check_no_cycle(const Vocabulary& vocabulary,
                            const Concept& start,
                            const std::string& path) {
  std::set<std::string> seen;
  std::vector<std::string> open = start.broader;
  while (!open.empty()) {
    const auto id = open.back();
    open.pop_back();
    if (id == start.id)
      return mistake(path, start.id + ".broader", "leads back to the concept itself");
    if (!seen.insert(id).second) continue;
    const auto& next = vocabulary.concept_by_id(id)->broader;
    open.insert(open.end(), next.begin(), next.end());
  }
  return {};
}

bool may_share(const SharedLabels& shared,
               const std::pair<std::string, std::string>& label,
               const std::string& one,
               const std::string& other) {
  const auto found = shared.find(label);
  return found != shared.end() && found->second.contains(one) && found->second.contains(other);
}

Result<void> check_labels(const Vocabulary& vocabulary,
                          const SharedLabels& shared,
                          const std::string& path) {
  std::map<std::pair<std::string, std::string>, std::string> owners;
  for (const auto& entry : vocabulary.concepts()) {
    for (const auto& [language, labels] : entry.labels) {
      for (const auto& label : labels) {
        const auto place = fmt::format("{}.labels.{}", entry.id, language);
        if (squeeze_space(label) != label)
          return mistake(path, place, fmt::format("'{}' has blanks too many", label));
        const std::pair key(language, fold_case(label));
        const auto [owner, fresh] = owners.emplace(key, entry.id);
        if (fresh || may_share(shared, key, owner->second, entry.id)) continue;
        return mistake(path, place, fmt::format("'{}' is a label of {} too", label, owner->second));
      }
    }
  }
  return {};
}

}  // namespace

SharedLabels shared_labels_of(const nlohmann::json& concepts_file) {
  SharedLabels shared;
  for (const auto& entry : concepts_file.value("shared_labels", nlohmann::json::array())) {
    const std::pair key(entry.at("language").get<std::string>(),
                        fold_case(entry.at("label").get<std::string>()));
    shared[key] = entry.at("concepts").get<std::set<std::string>>();
  }
  return shared;
}

Result<void> check_facets(const Vocabulary& vocabulary, const std::string& path) {
  for (const char* facet : {"kind", "level", "language", "country", "mode", "audience"}) {
    if (auto unique = check_unique(vocabulary.facet_labels(facet), path); !unique) return unique;
  }
  return {};
}

Result<void> check_topics(const Vocabulary& vocabulary, const std::string& path) {
  return check_unique(vocabulary.topics(), path);
}

Result<void> check_concepts(const Vocabulary& vocabulary,
                            const SharedLabels& shared,
                            const std::string& path) {
  if (auto unique = check_unique(vocabulary.concepts(), path); !unique) return unique;
  for (const auto& entry : vocabulary.concepts()) {
    if (auto found = check_references(vocabulary, entry, path); !found) return found;
  }
  for (const auto& entry : vocabulary.concepts()) {
    if (auto acyclic = check_no_cycle(vocabulary, entry, path); !acyclic) return acyclic;
  }
  return check_labels(vocabulary, shared, path);
}

}  // namespace rundkurs
