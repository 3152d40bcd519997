#include "searchd/facets/facet_column.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "schemas/index_layout.h"

namespace rundkurs::facets {

FacetColumn::FacetColumn() {
  names_.emplace_back(index_layout::not_stated);
  ids_.emplace(index_layout::not_stated, not_stated);
  set_of({not_stated});  // Set 0, of all that state nothing.
}

bool FacetColumn::append(std::uint32_t document, std::span<const std::string_view> values) {
  std::vector<ValueId> ids;
  for (const auto value : values) {
    if (value.empty()) continue;
    auto known = ids_.find(value);
    if (known == ids_.end()) {
      if (names_.size() > std::numeric_limits<ValueId>::max()) return false;
      known = ids_.emplace(value, static_cast<ValueId>(names_.size())).first;
      names_.emplace_back(value);
    }
    // A document counts once for a value, however often it states it.
    if (std::find(ids.begin(), ids.end(), known->second) == ids.end()) ids.push_back(known->second);
  }
  if (ids.empty()) ids.push_back(not_stated);
  sets_.resize(document);
  sets_.push_back(set_of(std::move(ids)));
  return true;
}

FacetColumn::SetId FacetColumn::set_of(std::vector<ValueId> values) {
  const auto [known, added] = set_ids_.try_emplace(std::move(values), set_count_);
  if (added) set_values_.append(set_count_++, known->first);
  return known->second;
}

void FacetColumn::seal(std::size_t documents) {
  sets_.resize(documents);
  sets_.shrink_to_fit();
  set_values_.seal(set_count_);
  set_ids_.clear();
}

void FacetColumn::put_side_by_side(std::span<FacetColumn> columns) {
  // One that is left over has nobody to lie beside.
  for (; columns.size() > 1; columns = columns.subspan(std::min(row_size, columns.size()))) {
    const auto together = columns.first(std::min(row_size, columns.size()));
    std::size_t documents = 0;
    for (const auto& column : together)
      documents = std::max(documents, column.sets_.size());
    const auto rows = std::make_shared<std::vector<Row>>(documents);
    for (std::size_t place = 0; place < together.size(); ++place) {
      auto& column = together[place];
      for (std::size_t document = 0; document < column.sets_.size(); ++document)
        (*rows)[document].sets[place] = column.sets_[document];
      std::vector<SetId>().swap(column.sets_);
      column.rows_ = rows;
      column.place_ = place;
    }
  }
}

std::optional<FacetColumn::ValueId> FacetColumn::find(std::string_view name) const {
  const auto known = ids_.find(name);
  if (known == ids_.end()) return std::nullopt;
  return known->second;
}

std::vector<std::string_view> found_under(std::string_view facet,
                                          std::vector<std::string_view> values) {
  if (facet != "language") return values;
  const auto has = [&values](std::string_view language) {
    return std::find(values.begin(), values.end(), language) != values.end();
  };
  const bool either = has("nb") || has("nn");
  if (has("no")) values.insert(values.end(), {"nb", "nn"});
  if (either) values.push_back("no");
  return values;
}

}  // namespace rundkurs::facets
