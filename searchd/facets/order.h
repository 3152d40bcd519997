#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// The distance to the nearest place of a document; empty where it has none.
std::optional<double> distance_to(std::uint32_t document, Position from, const Columns& columns);

}  // namespace rundkurs::facets
