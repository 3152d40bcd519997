#include "indexer/train/judgement.h"

#include "schemas/correction.h"

namespace rundkurs {
namespace {

std::vector<std::string> topic_ids(const Offering& offering) {
  std::vector<std::string> ids;
  for (const auto& topic : offering.topics)
    ids.push_back(topic.id);
  return ids;
}

}  // namespace

Judgement judgement_in(const Offering& offering) {
  Judgement judgement;
  if (offering.relevance_curated) judgement.relevance = offering.relevance.value_or(0);
  // A row that was imported gives both or neither; at the desk each is said for itself. What is not
  // about the circular economy has no topics of it.
  const bool by_import = offering.relevance_curated && !is_said_by_person(offering, "relevance");
  if (has_topics_of_a_person(offering) || by_import || judgement.relevance == 0)
    judgement.topics = topic_ids(offering);
  return judgement;
}

Judgement desk_judgement_in(const Offering& offering) {
  auto judgement = judgement_in(offering);
  if (!is_said_by_person(offering, "relevance")) judgement.relevance.reset();
  if (!is_said_by_person(offering, "topics")) judgement.topics.reset();
  return judgement;
}

Judgement joined(const Judgement& earlier, const Judgement& later) {
  const bool became_relevant = earlier.relevance == 0 && later.relevance.value_or(0) > 0;
  Judgement both{.relevance = later.relevance ? later.relevance : earlier.relevance,
                 .topics = later.topics};
  if (!both.topics && !became_relevant) both.topics = earlier.topics;
  return both;
}

}  // namespace rundkurs
