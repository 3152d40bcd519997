#include "indexer/classify/classifier_model.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

double rounded(double value) {
  constexpr double steps = 10000;
  return std::round(value * steps) / steps + 0.0;  // no "-0.0"
}

ClassifierModel::Scale scale_from(const json& object) {
  return {.mean = object.at("mean"), .scale = object.at("scale")};
}

ordered_json scale_json(const ClassifierModel::Scale& scale) {
  return {{"mean", rounded(scale.mean)}, {"scale", rounded(scale.scale)}};
}

template <std::size_t size>
std::array<double, size> weights_from(const json& object,
                                      const std::array<std::string_view, size>& names) {
  std::array<double, size> weights{};
  for (std::size_t i = 0; i < size; ++i)
    weights[i] = object.at(std::string(names[i]));
  return weights;
}

template <std::size_t size>
ordered_json weights_json(const std::array<double, size>& weights,
                          const std::array<std::string_view, size>& names) {
  ordered_json object;
  for (std::size_t i = 0; i < size; ++i)
    object[std::string(names[i])] = rounded(weights[i]);
  return object;
}

template <std::size_t size>
std::array<ClassifierModel::Scale, size> scales_from(
    const json& object, const std::array<std::string_view, size>& names) {
  std::array<ClassifierModel::Scale, size> scales{};
  for (std::size_t i = 0; i < size; ++i)
    scales[i] = scale_from(object.at(std::string(names[i])));
  return scales;
}

template <std::size_t size>
ordered_json scales_json(const std::array<ClassifierModel::Scale, size>& scales,
                         const std::array<std::string_view, size>& names) {
  ordered_json object;
  for (std::size_t i = 0; i < size; ++i)
    object[std::string(names[i])] = scale_json(scales[i]);
  return object;
}

ordered_json by_topic_json(const std::map<std::string, double, std::less<>>& by_topic) {
  ordered_json weights = ordered_json::object();
  for (const auto& [id, weight] : by_topic)
    if (rounded(weight) != 0) weights[id] = rounded(weight);
  return weights;
}

// A weight below this moves no score over a threshold.
constexpr double least_concept_weight = 0.01;

ordered_json concept_json(const std::map<std::string, double, std::less<>>& by_topic) {
  ordered_json weights = ordered_json::object();
  for (const auto& [topic, weight] : by_topic)
    if (std::abs(weight) >= least_concept_weight) weights[topic] = rounded(weight);
  return weights;
}

ordered_json topic_json(const ClassifierModel::TopicWeights& topic) {
  ordered_json object = {{"bias", rounded(topic.bias)}};
  for (std::size_t i = 0; i < topic.from.size(); ++i) {
    object[std::string(topic_feature_names[i])] = by_topic_json(topic.from[i]);
  }
  return object;
}

}  // namespace

Result<ClassifierModel> ClassifierModel::load(const std::string& path) {
  const auto json = read_json_file(path, JsonSchema::named("classifier_model"));
  if (!json) return json.error();
  ClassifierModel model;
  model.field_weights = json->at("field_weights");
  const auto& relevance = json->at("relevance");
  model.relevance_scales = scales_from(relevance.at("features"), relevance_feature_names);
  for (std::size_t i = 0; i < model.at_least.size(); ++i) {
    const auto& grade = relevance.at("at_least").at(i);
    model.at_least[i] = {.bias = grade.at("bias"),
                         .weights = weights_from(grade.at("weights"), relevance_feature_names),
                         .topics = grade.at("topics")};
  }
  const auto& topics = json->at("topics");
  model.topic_threshold = topics.at("threshold");
  model.topic_bias = topics.at("bias");
  model.own_scales = scales_from(topics.at("features"), own_feature_names);
  model.own_weights = weights_from(topics.at("own"), own_feature_names);
  for (const auto& [id, weights] : topics.at("of").items()) {
    auto& topic = model.topics[id];
    topic.bias = weights.at("bias");
    for (std::size_t i = 0; i < topic.from.size(); ++i)
      topic.from[i] = weights.at(std::string(topic_feature_names[i]));
  }
  for (const auto& [id, weights] : topics.at("concepts").items())
    model.concepts[id] = {.title = weights.at("title"), .body = weights.at("body")};
  return model;
}

std::vector<ClassifierModel::OwnFeatures> own_features(const std::vector<TopicFeatures>& topics) {
  constexpr double doubt = 0.1;  // keeps the best of nearly nothing from being much
  const auto strength = [](const TopicFeatures& topic) {
    return 2 * topic.title_concepts * topic.title_concepts +
           topic.body_concepts * topic.body_concepts;
  };
  double best = 0;
  for (const auto& topic : topics)
    best = std::max(best, strength(topic));
  std::vector<ClassifierModel::OwnFeatures> all;
  all.reserve(topics.size());
  for (const auto& topic : topics)
    all.push_back({topic.title_concepts,
                   topic.body_concepts,
                   topic.title_words,
                   topic.body_words,
                   strength(topic) / (best + doubt)});
  return all;
}

std::string model_text(const ClassifierModel& model, const std::string& note) {
  ordered_json grades = ordered_json::array();
  for (const auto& grade : model.at_least)
    grades.push_back({{"bias", rounded(grade.bias)},
                      {"weights", weights_json(grade.weights, relevance_feature_names)},
                      {"topics", by_topic_json(grade.topics)}});
  ordered_json of;
  for (const auto& [id, topic] : model.topics)
    of[id] = topic_json(topic);
  ordered_json concepts = ordered_json::object();
  for (const auto& [id, weights] : model.concepts)
    concepts[id] = {{"title", concept_json(weights.title)}, {"body", concept_json(weights.body)}};
  const ordered_json json = {
      {"note", note},
      {"field_weights", model.field_weights},
      {"relevance",
       {{"features", scales_json(model.relevance_scales, relevance_feature_names)},
        {"at_least", std::move(grades)}}},
      {"topics",
       {{"threshold", rounded(model.topic_threshold)},
        {"bias", rounded(model.topic_bias)},
        {"features", scales_json(model.own_scales, own_feature_names)},
        {"own", weights_json(model.own_weights, own_feature_names)},
        {"of", std::move(of)},
        {"concepts", std::move(concepts)}}}};
  return json.dump(1) + "\n";
}

}  // namespace rundkurs
