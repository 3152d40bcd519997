#pragma once

#include "schemas/offering.h"

namespace rundkurs {

/// The members that JSON and the type spell alike, once for all who read and write them. `Record`
/// is Offering or const Offering.
template <typename Record, typename Visit>
void each_plain_member(Record& offering, Visit visit) {
  visit("id", offering.id);
  visit("url", offering.url);
  visit("urls", offering.urls);
  visit("aliases", offering.aliases);
  visit("ids", offering.ids);
  visit("title", offering.title);
  visit("summary", offering.summary);
  visit("description", offering.description);
  visit("audience_text", offering.audience_text);
  visit("prerequisites", offering.prerequisites);
  visit("assessment", offering.assessment);
  visit("learning_outcomes", offering.learning_outcomes);
  visit("audience", offering.audience);
  visit("code", offering.code);
  visit("kind", offering.kind);
  visit("level", offering.level);
  visit("eqf", offering.eqf);
  visit("ects", offering.ects);
  visit("language_of_instruction", offering.language_of_instruction);
  visit("mode", offering.mode);
  visit("pace", offering.pace);
  visit("part_time", offering.part_time);
  visit("relevance", offering.relevance);
  visit("isced_f", offering.isced_f);
  visit("esco_skills", offering.esco_skills);
  visit("source", offering.source);
  visit("first_seen", offering.first_seen);
  visit("last_seen", offering.last_seen);
  visit("last_changed", offering.last_changed);
  visit("missing_since", offering.missing_since);
  visit("gone", offering.gone);
}

}  // namespace rundkurs
