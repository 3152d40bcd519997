#include "indexer/write/collation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include <unicode/ucol.h>
#include <unicode/unistr.h>

#include "schemas/handle.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::size_t longest_key = 80;

// Longer titles are sorted by their beginning.
constexpr std::size_t read_bytes = 120;

using Collator = Handle<UCollator, &ucol_close>;

Collator open_collator() {
  UErrorCode status = U_ZERO_ERROR;
  Collator collator(ucol_open("", &status));
  if (U_FAILURE(status) != 0)
    throw std::runtime_error("ICU has no collation rules: is its data package complete?");
  return collator;
}

}  // namespace

std::string collation_key(std::string_view text) {
  thread_local const Collator collator = open_collator();
  const auto begin = utf8_prefix(text, read_bytes);
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(begin.data(), static_cast<std::int32_t>(begin.size())));
  std::array<std::uint8_t, 1024> key{};
  const auto length = ucol_getSortKey(
      collator.get(), wide.getBuffer(), wide.length(), key.data(), static_cast<int>(key.size()));
  // ICU counts a closing zero byte.
  const auto used = std::min(static_cast<std::size_t>(std::max(length, 1)) - 1, longest_key);
  return {reinterpret_cast<const char*>(key.data()), used};
}

}  // namespace rundkurs
