#include "searchd/facets/value_documents.h"

namespace rundkurs::facets {
namespace {

// A docid in a list takes 32 bits, in a set each docid of the index takes one.
constexpr std::size_t bits_of_docid = 32;
// Measured: of words of two sets the bits of so many are counted while one document is looked up.
constexpr std::size_t words_a_document = 3;

}  // namespace

ValueDocuments::ValueDocuments(const FacetColumn& column, const query::DocumentSet& documents)
    : counts_(column.value_count(), 0), set_of_(column.value_count(), in_list) {
  documents.each([&](std::uint32_t document) {
    for (const auto value : column.of(document))
      ++counts_[value];
  });

  std::size_t listed = 0;
  for (std::size_t value = 0; value < counts_.size(); ++value) {
    list_begins_.push_back(listed);
    if (counts_[value] * bits_of_docid < documents.room()) {
      listed += counts_[value];
    } else {
      set_of_[value] = static_cast<std::uint32_t>(sets_.size());
      sets_.emplace_back(documents.room());
    }
  }
  list_begins_.push_back(listed);
  effort_ = listed + sets_.size() * (documents.room() / 64) / words_a_document;

  documents_.resize(listed);
  auto next = list_begins_;
  documents.each([&](std::uint32_t document) {
    for (const auto value : column.of(document)) {
      if (is_frequent(value))
        sets_[set_of_[value]].add(document);
      else
        documents_[next[value]++] = document;
    }
  });
}

void ValueDocuments::add_to(query::DocumentSet& set, FacetColumn::ValueId value) const {
  if (is_frequent(value)) return set.unite(sets_[set_of_[value]]);
  for (auto i = list_begins_[value]; i < list_begins_[value + 1U]; ++i)
    set.add(documents_[i]);
}

void ValueDocuments::count(const query::DocumentSet& among,
                           std::vector<std::uint32_t>& counts) const {
  counts.resize(counts_.size());
  for (std::size_t value = 0; value < counts_.size(); ++value) {
    if (set_of_[value] != in_list) {
      counts[value] = static_cast<std::uint32_t>(among.shared_with(sets_[set_of_[value]]));
      continue;
    }
    std::uint32_t having = 0;
    for (auto i = list_begins_[value]; i < list_begins_[value + 1]; ++i)
      having += among.has(documents_[i]) ? 1U : 0U;
    counts[value] = having;
  }
}

}  // namespace rundkurs::facets
