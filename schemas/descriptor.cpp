#include "searchd/http/descriptor.h"

#include <unistd.h>

namespace rundkurs::http {

void Descriptor::close() noexcept {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

}  // namespace rundkurs::http
