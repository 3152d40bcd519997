#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/pair_list.h"
#include "schemas/word_row.h"

namespace rundkurs::query {

/// A document of one text, as the indexer writes words and their order, and pairs into a shard.
inline Xapian::Document worded_document(const std::vector<std::string>& words) {
  Xapian::Document document;
  WordRow row;
  for (std::size_t i = 0; i < words.size(); ++i) {
    document.add_term(words[i]);
    row.add(words[i]);
    if (i > 0) document.add_boolean_term(pair_term(mark_of(words[i - 1]), mark_of(words[i])));
  }
  document.add_value(index_layout::row_slot, row.bytes());
  return document;
}

/// The pair lists of all documents, as the indexer writes them when an index is done.
inline void write_pair_lists(Xapian::WritableDatabase& database) {
  std::map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
    each_pair(database.get_document(*at).get_value(index_layout::row_slot),
              [&](std::uint32_t first, std::uint32_t second) {
                holders[pair_digest(first, second)].push_back(*at);
              });
  const auto bits = pair_entry_bits(database.get_doccount());
  std::map<std::uint64_t, PairEntry> entries;
  for (const auto& [digest, documents] : holders) {
    auto& entry = entries.try_emplace(pair_entry_of(digest, bits), bits).first->second;
    for (const auto document : documents)
      entry.add(digest, document);
  }
  for (auto& [number, entry] : entries)
    database.set_metadata(pair_entry_key(number), entry.take());
  database.set_metadata(std::string(pair_bits_key), std::to_string(bits));
}

}  // namespace rundkurs::query
