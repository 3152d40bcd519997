#include "schemas/descriptor.h"

#include <unistd.h>

namespace rundkurs {

void Descriptor::close() noexcept {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

}  // namespace rundkurs
