#include "indexer/classify/classifier_model.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs {

Result<ClassifierModel> ClassifierModel::load(const std::string& path) {
  const auto json = read_json_file(path, JsonSchema::named("classifier_model"));
  if (!json) return json.error();
  ClassifierModel model{.field_weights = json->at("field_weights"),
                        .saturation = json->at("saturation"),
                        .broader_share = json->at("broader_share"),
                        .relevance_thresholds = json->at("relevance_thresholds"),
                        .topic_threshold = json->at("topic_threshold"),
                        .topic_share_of_best = json->at("topic_share_of_best")};
  if (!std::is_sorted(model.relevance_thresholds.begin(), model.relevance_thresholds.end()))
    return Error{.code = Error::Code::malformed,
                 .message = "must rise",
                 .where = path + ": relevance_thresholds",
                 .hint = ""};
  return model;
}

}  // namespace rundkurs
