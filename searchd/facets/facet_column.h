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
class FacetColumn {
 public:
  using ValueId = std::uint16_t;
  static constexpr ValueId not_stated = 0;

  FacetColumn();

  /// In ascending order of docids. False where there are more values than numbers for them.
  bool append(std::uint32_t document, std::span<const std::string_view> values);
  void seal(std::size_t documents) { documents_.seal(documents); }

  std::span<const ValueId> of(std::uint32_t document) const {
    const auto values = documents_.of(document);
    return values.empty() ? std::span<const ValueId>(&not_stated, 1) : values;
  }

  std::size_t value_count() const { return names_.size(); }
  const std::string& name(ValueId value) const { return names_[value]; }
  std::optional<ValueId> find(std::string_view name) const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, ValueId, std::less<>> ids_;
  ListColumn<ValueId> documents_;
};

/// The values that a document stating `values` is found under. Languages widen: Norwegian without
/// saying which is both Bokmål and Nynorsk, and each of them is Norwegian.
std::vector<std::string_view> found_under(std::string_view facet,
                                          std::vector<std::string_view> values);

}  // namespace rundkurs::facets
