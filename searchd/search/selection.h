#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "schemas/offering.h"
#include "schemas/result.h"
#include "searchd/facets/snapshot.h"

namespace rundkurs {

/// Everything that a question finds, in its order, from one snapshot of the index, however long the
/// reading takes and whatever is built meanwhile. Keeps four bytes a hit; records are read when
/// they are asked for.
class Selection {
 public:
  Selection(std::shared_ptr<const facets::Snapshot> snapshot, std::vector<std::uint32_t> documents)
      : snapshot_(std::move(snapshot)), documents_(std::move(documents)) {}

  std::span<const std::uint32_t> documents() const { return documents_; }
  std::size_t size() const { return documents_.size(); }
  const facets::Snapshot& snapshot() const { return *snapshot_; }

  /// The NDJSON lines of `count` hits from `first` on, fewer at the end, without line ends. A
  /// handle of the index is held only meanwhile. Safe from any thread.
  Result<std::vector<std::string>> lines(std::size_t first, std::size_t count) const;
  /// The same as records.
  Result<std::vector<Offering>> offerings(std::size_t first, std::size_t count) const;

 private:
  std::shared_ptr<const facets::Snapshot> snapshot_;
  std::vector<std::uint32_t> documents_;
};

}  // namespace rundkurs
