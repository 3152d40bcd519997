#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs::facets {

/// In which order hits are shown.
enum class Order { relevance, start, deadline, ects, title, updated, distance };

inline constexpr std::string_view order_names[] = {
    "relevance", "start", "deadline", "ects", "title", "updated", "distance"};
std::optional<Order> order_named(std::string_view name);

/// The key of what states nothing to be sorted by.
inline constexpr double comes_last = std::numeric_limits<double>::infinity();

/// By which days are sorted: the soonest that is still to come; past ones behind all of these, the
/// latest first.
double soonest(std::span<const std::int32_t> days, std::int32_t today);

/// What an order depends on besides the columns.
struct OrderContext {
  std::int32_t today = 0;        ///< yyyymmdd; starts and deadlines before it come last.
  std::optional<Position> near;  ///< For Order::distance.
};

/// Brings the first `count` hits into order; the rest stays behind them, in no order. What a source
/// does not state comes last; equals by score, then by title.
void sort_first(std::vector<query::Match>& hits,
                std::size_t count,
                Order order,
                const Columns& columns,
                const OrderContext& context);

/// The distance to the nearest of some places; empty where there is none.
std::optional<double> nearest(std::span<const Position> places, Position from);
/// The same of a document's.
std::optional<double> distance_to(std::uint32_t document, Position from, const Columns& columns);

}  // namespace rundkurs::facets
