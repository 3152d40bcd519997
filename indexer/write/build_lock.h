#pragma once

#include <string>

#include "schemas/result.h"

namespace rundkurs {

/// Held while an index is built: of two programs that build into one folder, the second is told.
/// The system lets go of it with the process, however that ends.
class BuildLock {
 public:
  static Result<BuildLock> take(const std::string& folder);

  ~BuildLock();
  BuildLock(BuildLock&& other) noexcept;
  BuildLock& operator=(BuildLock&& other) noexcept;

 private:
  explicit BuildLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace rundkurs
