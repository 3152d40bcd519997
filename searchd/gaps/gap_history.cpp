#include "searchd/gaps/gap_history.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace rundkurs::gaps {
namespace {

std::optional<double> in_tenths(const std::optional<double>& number) {
  return number ? std::optional(std::round(*number * 10) / 10) : std::nullopt;
}

void hide(desk::GapTopicState& topic) {
  topic.respondents.reset();
  topic.need.reset();
  topic.index.reset();
  topic.unmet.reset();
}

}  // namespace

desk::GapState kept_state(const GapTable& table,
                          std::string day,
                          std::string index_revision,
                          const GapRules& rules) {
  desk::GapState state{.day = std::move(day),
                       .index_revision = std::move(index_revision),
                       .rules = digest_of(rules),
                       .offerings = table.offerings};
  if (table.respondents >= rules.fewest) state.respondents = table.respondents;
  for (const auto& row : table.rows) {
    state.topics.push_back({row.topic,
                            row.offerings,
                            row.respondents,
                            in_tenths(row.need),
                            in_tenths(row.index),
                            in_tenths(row.unmet)});
  }
  std::sort(state.topics.begin(), state.topics.end(), [](const auto& a, const auto& b) {
    return a.topic < b.topic;
  });
  return state;
}

bool speaks_of_few(const std::optional<std::size_t>& before,
                   const std::optional<std::size_t>& now,
                   std::size_t fewest) {
  if (!now) return false;
  if (*now < fewest) return true;
  if (!before || *before == *now) return false;
  if (*before < fewest) return true;
  return std::max(*before, *now) - std::min(*before, *now) < fewest;
}

std::vector<desk::GapState> for_the_public(std::vector<desk::GapState> states, std::size_t fewest) {
  std::optional<std::size_t> respondents;
  std::map<std::string, std::optional<std::size_t>, std::less<>> by_topic;
  for (auto& state : states) {
    const bool shown = state.respondents && !speaks_of_few(respondents, state.respondents, fewest);
    if (shown) {
      respondents = state.respondents;
    } else {
      state.respondents.reset();
    }
    for (auto& topic : state.topics) {
      auto& before = by_topic[topic.topic];
      if (!shown || !topic.respondents || speaks_of_few(before, topic.respondents, fewest)) {
        hide(topic);
      } else {
        before = topic.respondents;
      }
    }
  }
  return states;
}

const desk::GapState* compared_with(const std::vector<desk::GapState>& states,
                                    const std::string& day) {
  const desk::GapState* last = nullptr;
  for (const auto& state : states) {
    if (state.day >= day) break;
    if (last == nullptr || state.reported) last = &state;
  }
  return last;
}

}  // namespace rundkurs::gaps
