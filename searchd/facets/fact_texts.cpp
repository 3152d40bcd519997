#include "searchd/facets/fact_texts.h"

#include <algorithm>
#include <limits>

#include <xapian.h>

#include "schemas/index_layout.h"

namespace rundkurs::facets {

FactTexts FactTexts::load(const Xapian::Database& database, std::size_t most_bytes) {
  most_bytes = std::min<std::size_t>(most_bytes, std::numeric_limits<std::uint32_t>::max());
  FactTexts facts;
  std::size_t count = 0;
  const auto end = database.valuestream_end(index_layout::facts_slot);
  for (auto value = database.valuestream_begin(index_layout::facts_slot); value != end; ++value) {
    const std::string text = *value;
    // Seen soon, or nearly all would be read for nothing.
    constexpr std::size_t telling = 1000;
    if (++count == telling && facts.text_.size() / telling * database.get_doccount() > most_bytes)
      return {};
    if (facts.text_.size() + text.size() > most_bytes) return {};
    facts.ends_.resize(value.get_docid(), static_cast<std::uint32_t>(facts.text_.size()));
    facts.text_ += text;
    facts.ends_.push_back(static_cast<std::uint32_t>(facts.text_.size()));
  }
  facts.text_.shrink_to_fit();
  facts.ends_.shrink_to_fit();
  return facts;
}

std::string_view FactTexts::of(std::uint32_t document) const {
  if (document == 0 || document >= ends_.size()) return {};
  const auto begin = ends_[document - 1];
  return std::string_view(text_).substr(begin, ends_[document] - begin);
}

}  // namespace rundkurs::facets
