#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "schemas/desk/gap_states.h"

namespace rundkurs::gaps {

/// Past states in memory.
class GivenStates final : public desk::GapStates {
 public:
  explicit GivenStates(std::vector<desk::GapState> states = {}) : states_(std::move(states)) {}

  Result<void> keep(const desk::GapState& state) override {
    std::erase_if(states_, [&](const auto& one) { return one.day == state.day; });
    states_.push_back(state);
    std::sort(
        states_.begin(), states_.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    ++written_;
    return {};
  }
  Result<std::vector<desk::GapState>> all() override { return states_; }
  Result<std::string> state() override { return std::to_string(written_); }

  std::size_t written() const { return written_; }

 private:
  std::vector<desk::GapState> states_;
  std::size_t written_ = 1;
};

/// A day on which `respondents` had answered, and as many as `in_topic` to the one topic.
inline desk::GapState state_on(std::string day,
                               std::size_t respondents,
                               std::size_t in_topic,
                               double index = 60) {
  desk::GapState state{.day = std::move(day),
                       .index_revision = "r",
                       .rules = "rules",
                       .offerings = 100,
                       .respondents = respondents};
  state.topics = {{"plastics", 7, in_topic, 25.5, index, 15.3}};
  return state;
}

}  // namespace rundkurs::gaps
