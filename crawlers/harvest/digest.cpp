#include "crawlers/harvest/digest.h"

#include <fmt/format.h>

#include "schemas/fnv.h"

namespace rundkurs {

std::string body_digest(std::string_view body) {
  return fmt::format("{:016x}", fnv1a(body));
}

}  // namespace rundkurs
