#pragma once

#include <utility>
#include <vector>

#include "schemas/desk/needs.h"

namespace rundkurs::needs {

/// Answers in memory.
class GivenNeeds final : public desk::Needs {
 public:
  explicit GivenNeeds(std::vector<Need> needs = {}) : needs_(std::move(needs)) {}

  Result<desk::StoredNeeds> store(const std::vector<Need>& needs, Timestamp, Keep) override {
    needs_.insert(needs_.end(), needs.begin(), needs.end());
    ++revision_;
    return desk::StoredNeeds{.created = needs.size()};
  }
  Result<std::size_t> erase_words_stored_before(Timestamp, const desk::By&) override {
    return std::size_t{0};
  }
  Result<std::vector<Need>> all() override { return needs_; }
  Result<std::int64_t> revision() override { return revision_; }

 private:
  std::vector<Need> needs_;
  std::int64_t revision_ = 1;
};

}  // namespace rundkurs::needs
