#pragma once

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// A data folder with a handful of the shipped concepts, so that a test that makes many analysers
/// is quick.
class SmallDataFolder {
 public:
  static std::string path() {
    static const SmallDataFolder shared;
    return shared.folder_.path().string();
  }

 private:
  SmallDataFolder() {
    folder_.write("vocabulary/concepts.json", few_concepts().dump());
    for (const auto* name : {"vocabulary/topics.json",
                             "vocabulary/facets.json",
                             "vocabulary/compounds.json",
                             "classify/model.json",
                             "classify/topic_words.json",
                             "classify/denials.json"})
      folder_.write(name, shipped(name));
  }

  static std::string shipped(const std::string& name) {
    const auto content = read_file(source_path("data/") + name);
    if (!content) throw std::runtime_error(describe(content.error()));
    return *content;
  }

  static nlohmann::json few_concepts() {
    const std::set<std::string> kept = {"circular-economy",
                                        "waste",
                                        "waste-management",
                                        "waste-prevention",
                                        "construction-waste",
                                        "recycling",
                                        "reuse",
                                        "repair",
                                        "textiles"};
    auto file = nlohmann::json::parse(shipped("vocabulary/concepts.json"));
    auto concepts = nlohmann::json::array();
    for (auto& entry : file.at("concepts")) {
      if (!kept.contains(entry.at("id").get<std::string>())) continue;
      for (const auto* links : {"broader", "related", "not_same_as"})
        entry.erase(links);
      concepts.push_back(entry);
    }
    file["concepts"] = concepts;
    file.erase("shared_labels");
    return file;
  }

  TemporaryFolder folder_;
};

}  // namespace rundkurs
