#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

#include "schemas/result.h"

namespace rundkurs {

/// What a build leaves in its index for the next one to go on from.
struct IndexNotes {
  std::string fingerprint;    ///< Of all that makes documents what they are; see fingerprint_of().
  std::string catalogue_id;   ///< Catalogue::catalogue_id().
  std::int64_t revision = 0;  ///< Every change of the catalogue up to this one is in the index.
  bool pair_terms = false;    ///< Phrases are found in it from afar.

  friend bool operator==(const IndexNotes&, const IndexNotes&) = default;
};

/// Empty members where the index has none.
IndexNotes read_notes(const Xapian::Database& index);

/// Sets them, and what every reader looks for ("version", "revision", "built"; index_layout.h).
void write_notes(const IndexNotes& notes, int generation, Xapian::WritableDatabase& index);

/// A digest of the code, the vocabulary, the classifier's model and the least relevance. An index
/// with another one is made anew.
Result<std::string> fingerprint_of(const std::string& data_folder, int min_relevance);

}  // namespace rundkurs
