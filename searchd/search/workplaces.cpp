#include "searchd/search/workplaces.h"

#include <utility>

namespace rundkurs {

Workplaces::Borrowed::Borrowed(Workplaces& owner) : owner_(owner), workplace_(owner.take()) {}

Workplaces::Borrowed::~Borrowed() {
  const std::lock_guard lock(owner_.mutex_);
  owner_.free_.push_back(std::move(workplace_));
}

std::unique_ptr<Workplace> Workplaces::take() {
  const std::lock_guard lock(mutex_);
  // Cloned under the lock too: an analyser is for one thread at a time.
  if (free_.empty()) return std::make_unique<Workplace>(Workplace{analyser_.clone(), {}, {}});
  auto workplace = std::move(free_.back());
  free_.pop_back();
  return workplace;
}

}  // namespace rundkurs
