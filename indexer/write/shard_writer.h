#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

#include "indexer/merge/merge_plan.h"
#include "indexer/write/bounded_queue.h"
#include "indexer/write/facet_names.h"
#include "indexer/write/offering_document.h"
#include "schemas/result.h"

namespace rundkurs {

/// Writes a part of the offerings into Xapian databases of its own, on a thread of its own: making
/// a document and adding it cost about the same, so as many of these run as there are cores, and
/// their databases are joined at the end.
///
/// Adding to a database costs more the larger it is, since each batch changes blocks all over it,
/// and more the larger a batch is, since Xapian keeps its terms in a tree that soon leaves the
/// processor's cache. So batches are small, a full database is left, and the next begun; joining
/// them costs the same however many they are.
class ShardWriter {
 public:
  /// New databases, each of so many offerings, in the folder `path`, which is made.
  ShardWriter(std::string path, OfferingDocument documents, std::size_t database_size);
  ~ShardWriter();
  ShardWriter(const ShardWriter&) = delete;
  ShardWriter& operator=(const ShardWriter&) = delete;

  /// Waits while many are waiting. False when writing has failed; finish() tells why.
  bool put(Offering merged) { return queue_.put(std::move(merged)); }

  /// Waits until everything is written.
  Result<void> finish();

  /// Of the databases, in the order in which they were written. Once finished.
  const std::vector<std::string>& databases() const { return databases_; }
  const FacetNames& names() const { return names_; }

 private:
  Result<void> write();
  Xapian::WritableDatabase next_database();

  std::string path_;
  std::vector<std::string> databases_;
  OfferingDocument documents_;
  std::size_t database_size_;
  FacetNames names_;
  BoundedQueue<Offering> queue_;
  Result<void> outcome_;
  std::thread thread_;
};

}  // namespace rundkurs
