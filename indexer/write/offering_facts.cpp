#include "indexer/write/offering_facts.h"

#include <utility>

namespace rundkurs {

Offering facts_of(const Offering& offering) {
  Offering facts;
  facts.id = offering.id;
  facts.url = offering.url;
  facts.institution = offering.institution;
  facts.title = offering.title;
  facts.kind = offering.kind;
  facts.level = offering.level;
  facts.ects = offering.ects;
  facts.credits = offering.credits;
  facts.language_of_instruction = offering.language_of_instruction;
  facts.mode = offering.mode;
  facts.pace = offering.pace;
  facts.part_time = offering.part_time;
  for (const auto& place : offering.place)
    facts.place.push_back({place.name, {}, {}, {}});
  for (const auto& run : offering.runs) {
    Run when;
    when.start = run.start;
    when.application_deadline = run.application_deadline;
    when.status = run.status;
    facts.runs.push_back(std::move(when));
  }
  for (const auto& topic : offering.topics)
    facts.topics.push_back({topic.id, topic.score, {}, false});
  facts.relevance = offering.relevance;
  facts.demonstration = offering.demonstration;
  return facts;
}

}  // namespace rundkurs
