#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "searchd/facets/snapshot.h"

namespace rundkurs {

/// Something that is made of each snapshot once, and kept for as long as that is asked for. Safe
/// from any thread; what it gives never changes.
template <typename Value>
class PerSnapshot {
 public:
  template <typename Make>
  std::shared_ptr<const Value> of(const facets::Snapshot& snapshot, const Make& make) {
    const std::lock_guard lock(mutex_);
    if (value_ == nullptr || revision_ != snapshot.revision) {
      value_ = std::make_shared<const Value>(make(snapshot));
      revision_ = snapshot.revision;
    }
    return value_;
  }

 private:
  std::mutex mutex_;
  std::string revision_;
  std::shared_ptr<const Value> value_;
};

}  // namespace rundkurs
