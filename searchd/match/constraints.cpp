#include "searchd/match/constraints.h"

#include <algorithm>
#include <utility>

namespace rundkurs::match {
namespace {

void choose(const std::optional<std::vector<std::string>>& values, Choice& choice) {
  if (!values) return;
  choice = Choice{};
  choice.wanted = *values;
  choice.firm = !values->empty();
}

/// The topics as one need; of the ideas those that belong to them.
void choose_topics(const std::vector<std::string>& topics,
                   const Vocabulary& vocabulary,
                   Inquiry& inquiry) {
  std::vector<AskedTopic> asked;
  for (const auto& id : topics) {
    const auto known = std::find_if(inquiry.topics.begin(),
                                    inquiry.topics.end(),
                                    [&](const AskedTopic& topic) { return topic.id == id; });
    asked.push_back(known != inquiry.topics.end() ? *known : AskedTopic{id, 1, {}, 0});
    asked.back().need = 0;
    asked.back().weight = 1;
  }
  inquiry.topics = std::move(asked);
  std::erase_if(inquiry.concepts, [&](const AskedConcept& idea) {
    const auto* const known = vocabulary.concept_by_id(idea.id);
    return known == nullptr || !holds(topics, known->topic);
  });
  for (auto& idea : inquiry.concepts)
    idea.need = 0;
  inquiry.stems.clear();
  inquiry.needs = topics.empty() ? 0 : 1;
  inquiry.about_learning = !topics.empty();
}

void choose_places(const std::vector<std::string>& names,
                   const normalise::Gazetteer& gazetteer,
                   Inquiry& inquiry) {
  const auto read = std::exchange(inquiry.places, {});
  for (const auto& name : names) {
    // A region, or a name that is inflected in the message, is known by what was read alone.
    const auto known = std::find_if(
        read.begin(), read.end(), [&](const AskedPlace& place) { return place.name == name; });
    if (known != read.end()) {
      inquiry.places.push_back(*known);
      continue;
    }
    const auto place = gazetteer.find(name, "");
    if (!place || !place->lat || !place->lon) continue;
    AskedPlace asked;
    asked.name = name;
    asked.position =
        facets::Position{static_cast<float>(*place->lat), static_cast<float>(*place->lon)};
    if (place->region) {
      asked.regions = {place->region->code};
      asked.country = place->region->code.substr(0, 2);
    }
    inquiry.places.push_back(std::move(asked));
  }
}

}  // namespace

std::optional<Learner> learner_named(std::string_view name) {
  for (const auto learner : {Learner::unknown,
                             Learner::staff,
                             Learner::student,
                             Learner::researcher,
                             Learner::teacher,
                             Learner::job_seeker,
                             Learner::volunteer}) {
    if (name_of(learner) == name) return learner;
  }
  return std::nullopt;
}

void apply(const Constraints& constraints,
           const Vocabulary& vocabulary,
           const normalise::Gazetteer& gazetteer,
           Inquiry& inquiry) {
  if (constraints.topics) choose_topics(*constraints.topics, vocabulary, inquiry);
  choose(constraints.levels, inquiry.levels);
  choose(constraints.languages, inquiry.languages);
  choose(constraints.modes, inquiry.modes);
  choose(constraints.kinds, inquiry.kinds);
  choose(constraints.countries, inquiry.countries);
  if (constraints.places) choose_places(*constraints.places, gazetteer, inquiry);
  if (constraints.max_ects) {
    inquiry.max_ects = *constraints.max_ects;
    inquiry.max_ects_firm = inquiry.max_ects.has_value();
    inquiry.about_ects.reset();
  }
  if (constraints.start_from) inquiry.start_from = *constraints.start_from;
  if (constraints.free) inquiry.free = inquiry.free_firm = *constraints.free;
  if (constraints.part_time) inquiry.part_time = *constraints.part_time;
  if (constraints.learner)
    inquiry.learner = learner_named(*constraints.learner).value_or(Learner::unknown);
}

}  // namespace rundkurs::match
