#include "searchd/match/coarse_fit.h"

#include <algorithm>

#include "schemas/index_layout.h"

namespace rundkurs::match {
namespace {

using facets::FacetColumn;

const FacetColumn& column(const facets::Columns& columns, std::string_view name) {
  return columns.facets[*facets::facet_number(name)];
}

/// A value's name; empty for `not-stated`.
std::string_view stated(const FacetColumn& column, std::size_t value) {
  return value == FacetColumn::not_stated
             ? std::string_view()
             : std::string_view(column.name(static_cast<FacetColumn::ValueId>(value)));
}

template <typename Rule>
std::vector<double> table(const FacetColumn& column, Rule rule) {
  std::vector<double> values;
  for (std::size_t value = 0; value < column.value_count(); ++value)
    values.push_back(rule(stated(column, value)));
  return values;
}

}  // namespace

CoarseFit::CoarseFit(const FitRules& rules, const facets::Columns& columns)
    : rules_(rules),
      columns_(columns),
      levels_(column(columns, "level")),
      kinds_(column(columns, "kind")),
      modes_(column(columns, "mode")),
      languages_(column(columns, "language")),
      countries_(column(columns, "country")),
      level_(table(levels_, [&](auto value) { return rules.level(value); })),
      kind_(table(kinds_, [&](auto value) { return rules.kind(value); })),
      mode_(table(modes_, [&](auto value) { return rules.mode(value); })),
      language_(table(languages_, [&](auto value) { return rules.language(value); })),
      country_(modes_.value_count()) {
  for (std::size_t mode = 0; mode < country_.size(); ++mode)
    country_[mode] = table(countries_, [&](auto value) {
      return value.empty() ? 1 : rules.country(value, stated(modes_, mode));
    });
}

double CoarseFit::best(const Table& table,
                       const FacetColumn& column,
                       std::uint32_t document) const {
  double most = 0;
  for (const auto value : column.of(document))
    most = std::max(most, table[value]);
  return most;
}

double CoarseFit::place(std::uint32_t document) const {
  double most = 0;
  for (const auto mode : modes_.of(document)) {
    for (const auto country : countries_.of(document))
      most = std::max(most, country_[mode][country]);
  }
  return most;
}

double CoarseFit::of(std::uint32_t document) const {
  double factor = best(level_, levels_, document);
  if (factor > 0) factor *= best(kind_, kinds_, document);
  if (factor > 0) factor *= best(mode_, modes_, document);
  if (factor > 0) factor *= best(language_, languages_, document);
  if (factor > 0) factor *= rules_.ects(static_cast<double>(columns_.ects[document]));
  return factor > 0 ? factor * place(document) : 0;
}

}  // namespace rundkurs::match
