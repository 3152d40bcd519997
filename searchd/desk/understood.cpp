#include "searchd/desk/understood.h"

#include "schemas/language_text.h"

namespace rundkurs::desk {

Asked asked_for(const match::MatchAnswer& answer) {
  const auto& inquiry = answer.inquiry;
  Asked asked;
  asked.about_learning = inquiry.about_learning;
  for (const auto& topic : inquiry.topics)
    asked.topics.push_back(topic.id);
  asked.levels = inquiry.levels.wanted;
  asked.languages = inquiry.languages.wanted;
  asked.modes = inquiry.modes.wanted;
  asked.countries = inquiry.countries.wanted;
  asked.audience = inquiry.audience;
  asked.uncovered = answer.uncovered;
  return asked;
}

std::vector<Proposal> proposals_of(const match::MatchAnswer& answer) {
  std::vector<Proposal> proposals;
  for (const auto& hit : answer.hits) {
    const auto& offering = hit.hit.offering;
    Proposal proposal;
    proposal.offering = offering.id;
    proposal.title = hit.hit.title;
    if (const auto* const name = best_for(offering.institution.name, answer.language))
      proposal.institution = name->second;
    proposal.url = offering.url;
    proposal.reasons = hit.reasons;
    proposal.reservations = hit.reservations;
    proposals.push_back(std::move(proposal));
  }
  return proposals;
}

}  // namespace rundkurs::desk
