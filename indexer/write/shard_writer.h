#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <thread>

#include "indexer/merge/merge_plan.h"
#include "indexer/write/bounded_queue.h"
#include "indexer/write/facet_names.h"
#include "indexer/write/offering_document.h"
#include "schemas/result.h"

namespace rundkurs {

/// Writes a part of the offerings into a Xapian database of its own, on a thread of its own: making
/// a document and adding it cost about the same, so as many of these run as there are cores, and
/// their databases are joined at the end.
class ShardWriter {
 public:
  /// A new database at `path`.
  ShardWriter(std::string path, OfferingDocument documents);
  ~ShardWriter();
  ShardWriter(const ShardWriter&) = delete;
  ShardWriter& operator=(const ShardWriter&) = delete;

  /// Waits while many are waiting. False when writing has failed; finish() tells why.
  bool put(Offering merged) { return queue_.put(std::move(merged)); }

  /// Waits until everything is written.
  Result<void> finish();

  const std::string& path() const { return path_; }
  const FacetNames& names() const { return names_; }

 private:
  Result<void> write();

  std::string path_;
  OfferingDocument documents_;
  FacetNames names_;
  BoundedQueue<Offering> queue_;
  Result<void> outcome_;
  std::thread thread_;
};

}  // namespace rundkurs
