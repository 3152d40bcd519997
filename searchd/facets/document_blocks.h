#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "searchd/query/document_set.h"

namespace rundkurs::facets {

/// Documents are looked up in blocks that stay in the processor's nearest cache, column after
/// column: short loops over a few arrays.
inline constexpr std::size_t block_size = 1024;

/// Calls `take` with the documents of a set, a block at a time, rising.
template <typename Take>
void each_block(const query::DocumentSet& documents, Take take) {
  std::array<std::uint32_t, block_size> block;
  std::size_t size = 0;
  documents.each([&](std::uint32_t document) {
    block[size++] = document;
    if (size < block_size) return;
    take(std::span<const std::uint32_t>(block));
    size = 0;
  });
  if (size > 0) take(std::span<const std::uint32_t>(block).first(size));
}

}  // namespace rundkurs::facets
