#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/word_row.h"

namespace rundkurs::query {

/// A document of one text, as the indexer writes words, their pairs and their order.
inline Xapian::Document worded_document(const std::vector<std::string>& words) {
  Xapian::Document document;
  WordRow row;
  for (std::size_t i = 0; i < words.size(); ++i) {
    document.add_term(words[i]);
    row.add(words[i]);
    if (i > 0) document.add_boolean_term(pair_term(words[i - 1], words[i]));
  }
  document.add_value(index_layout::row_slot, row.bytes());
  return document;
}

}  // namespace rundkurs::query
