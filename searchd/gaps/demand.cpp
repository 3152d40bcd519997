#include "searchd/gaps/demand.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace rundkurs::gaps {
namespace {

using desk::Outcome;
using desk::Status;

double counts_of(const desk::Inquiry& inquiry, const InquiryWeights& weights) {
  switch (inquiry.outcome) {
    case Outcome::helped:
      return weights.helped;
    case Outcome::partly:
      return weights.partly;
    case Outcome::nothing_fitted:
      return weights.nothing_fitted;
    case Outcome::open:
      break;
  }
  // Of one that was answered, and nobody said with what outcome, that is not known.
  const bool in_work = inquiry.status == Status::fresh || inquiry.status == Status::working;
  return in_work ? weights.unanswered : weights.partly;
}

/// The type of organisation whose offerings are for this audience; empty for people on their own.
std::string organisation_of(const std::string& audience, const needs::SurveyChoices& choices) {
  if (audience.empty()) return {};
  const auto& organisations = choices.organisations;
  const auto found = std::find_if(organisations.begin(), organisations.end(), [&](const auto& one) {
    return one.audience == audience;
  });
  return found == organisations.end() ? std::string() : found->id;
}

}  // namespace

std::optional<Demand> demand_of(const desk::Inquiry& inquiry,
                                const GapRules& rules,
                                const needs::SurveyChoices& choices) {
  const auto& asked = inquiry.asked;
  if (!asked.about_learning) return std::nullopt;
  Demand demand;
  auto& need = demand.need;
  need.topics = asked.topics;
  for (const auto& topic : asked.uncovered) {
    if (std::find(need.topics.begin(), need.topics.end(), topic) == need.topics.end())
      need.topics.push_back(topic);
  }
  if (need.topics.empty()) return std::nullopt;
  need.survey = inquiries_survey;
  need.respondent = inquiry.id;
  need.organisation = organisation_of(inquiry.organisation_type, choices);
  need.sector = inquiry.sector;
  if (asked.countries.size() == 1) need.country = asked.countries.front();
  need.levels = asked.levels;
  need.modes = asked.modes;
  need.languages = asked.languages;
  demand.counts = counts_of(inquiry, rules.inquiries);
  return demand;
}

Result<std::vector<Demand>> all_demand(const Evidence& evidence,
                                       const GapRules& rules,
                                       const needs::SurveyChoices& choices) {
  std::vector<Demand> all;
  if (evidence.needs != nullptr) {
    auto needs = evidence.needs->all();
    if (!needs) return std::move(needs).error();
    for (auto& need : *needs)
      all.push_back({std::move(need)});
  }
  if (evidence.inquiries != nullptr) {
    const auto read = evidence.inquiries->for_each([&](const desk::Inquiry& inquiry) {
      if (auto demand = demand_of(inquiry, rules, choices)) all.push_back(*std::move(demand));
    });
    if (!read) return read.error();
  }
  return all;
}

Result<std::string> state_of(const Evidence& evidence) {
  std::int64_t answers = 0;
  if (evidence.needs != nullptr) {
    const auto revision = evidence.needs->revision();
    if (!revision) return revision.error();
    answers = *revision;
  }
  std::string inquiries = "0";
  if (evidence.inquiries != nullptr) {
    auto state = evidence.inquiries->state();
    if (!state) return std::move(state).error();
    inquiries = *std::move(state);
  }
  return fmt::format("{}-{}", answers, inquiries);
}

}  // namespace rundkurs::gaps
