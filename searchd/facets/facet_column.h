#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
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

  /// Puts the sets of several sealed columns side by side, document by document: whoever looks a
  /// document up in one of them mostly looks it up in the others too, and finds it in the same line
  /// of the processor's cache, eight columns in one.
  static void put_side_by_side(std::span<FacetColumn> columns);

  std::span<const ValueId> of(std::uint32_t document) const { return values_of(sets()[document]); }

  /// Each document's set, by docid.
  class Sets {
   public:
    Sets(const SetId* first, std::size_t stride) : first_(first), stride_(stride) {}
    SetId operator[](std::uint32_t document) const { return first_[document * stride_]; }
    /// Lets the processor fetch it while it does other things.
    void expect(std::uint32_t document) const { __builtin_prefetch(first_ + document * stride_); }

   private:
    const SetId* first_;
    std::size_t stride_;
  };
  Sets sets() const {
    if (rows_ == nullptr) return {sets_.data(), 1};
    return {rows_->data()->sets.data() + place_, row_size};
  }
  std::size_t set_count() const { return set_count_; }
  std::span<const ValueId> values_of(SetId set) const { return set_values_.of(set); }

  std::size_t value_count() const { return names_.size(); }
  const std::string& name(ValueId value) const { return names_[value]; }
  std::optional<ValueId> find(std::string_view name) const;

 private:
  static constexpr std::size_t row_size = 8;
  struct alignas(row_size * sizeof(SetId)) Row {
    std::array<SetId, row_size> sets{};
  };

  SetId set_of(std::vector<ValueId> values);

  std::vector<std::string> names_;
  std::map<std::string, ValueId, std::less<>> ids_;
  std::vector<SetId> sets_;  ///< By docid; until they lie in rows.
  std::shared_ptr<const std::vector<Row>> rows_;
  std::size_t place_ = 0;  ///< In each row.
  std::map<std::vector<ValueId>, SetId> set_ids_;
  ListColumn<ValueId> set_values_;
  SetId set_count_ = 0;
};

/// The values that a document stating `values` is found under. Languages widen: Norwegian without
/// saying which is both Bokmål and Nynorsk, and each of them is Norwegian.
std::vector<std::string_view> found_under(std::string_view facet,
                                          std::vector<std::string_view> values);

}  // namespace rundkurs::facets
