#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/facets/list_column.h"

namespace rundkurs::facets {

/// The values of one facet as small numbers. Number 0 is `not-stated`, which every document
/// without a value has; so every document has at least one.
///
/// Few combinations of values occur, so each is kept once, as a set with a number, and a document
/// is one number however many values it has. Sets are what is counted and tested.
class FacetColumn {
 public:
  using ValueId = std::uint16_t;
  using SetId = std::uint32_t;
  static constexpr ValueId not_stated = 0;

  FacetColumn();

  /// In ascending order of docids. False where there are more values than numbers for them.
  bool append(std::uint32_t document, std::span<const std::string_view> values);
  /// After the last append: room for docids below `documents`.
  void seal(std::size_t documents);

  std::span<const ValueId> of(std::uint32_t document) const { return values_of(sets_[document]); }

  /// Each document's set, by docid.
  std::span<const SetId> sets() const { return sets_; }
  std::size_t set_count() const { return set_count_; }
  std::span<const ValueId> values_of(SetId set) const { return set_values_.of(set); }

  std::size_t value_count() const { return names_.size(); }
  const std::string& name(ValueId value) const { return names_[value]; }
  std::optional<ValueId> find(std::string_view name) const;

 private:
  SetId set_of(std::vector<ValueId> values);

  std::vector<std::string> names_;
  std::map<std::string, ValueId, std::less<>> ids_;
  std::vector<SetId> sets_;
  std::map<std::vector<ValueId>, SetId> set_ids_;
  ListColumn<ValueId> set_values_;
  SetId set_count_ = 0;
};

/// The values that a document stating `values` is found under. Languages widen: Norwegian without
/// saying which is both Bokmål and Nynorsk, and each of them is Norwegian.
std::vector<std::string_view> found_under(std::string_view facet,
                                          std::vector<std::string_view> values);

}  // namespace rundkurs::facets
