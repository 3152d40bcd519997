#include "searchd/http/request_id.h"

#include <atomic>
#include <cstdint>
#include <random>

#include <fmt/format.h>

namespace rundkurs::http {

std::string next_request_id() {
  static const auto start = std::random_device()();  // Ids of two starts are to differ.
  static std::atomic<std::uint64_t> count = 0;
  return fmt::format("{:08x}-{:x}", start, ++count);
}

}  // namespace rundkurs::http
