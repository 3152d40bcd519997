#pragma once

#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs {

/// The right to write a database file, held through a lock on `<file>.lock`. The system gives it
/// back when the process ends, however it ends; readers do not ask for it.
class WriterLock {
 public:
  /// `conflict` where another program holds it; the error names that program's process.
  /// `what` the file is: "catalogue".
  static Result<WriterLock> acquire(const std::string& file, std::string_view what);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace rundkurs
