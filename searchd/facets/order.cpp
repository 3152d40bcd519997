#include "searchd/facets/order.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace rundkurs::facets {
namespace {

constexpr double last = comes_last;

double key_of(const query::Match& hit,
              Order order,
              const Columns& columns,
              const OrderContext& context) {
  const auto document = hit.document;
  switch (order) {
    case Order::relevance:
      return 0;
    case Order::start:
      return soonest(columns.start.of(document), context.today);
    case Order::deadline:
      return soonest(columns.deadline.of(document), context.today);
    case Order::ects: {
      const double ects = columns.ects[document];
      return ects >= 0 ? ects : last;
    }
    case Order::title:
      return columns.title_rank[document];
    case Order::updated:
      return columns.updated[document] == 0 ? last
                                            : -static_cast<double>(columns.updated[document]);
    case Order::distance:
      return context.near ? distance_to(document, *context.near, columns).value_or(last) : 0;
  }
  return 0;
}

}  // namespace

double soonest(std::span<const std::int32_t> days, std::int32_t today) {
  double key = last;
  for (const auto day : days) {
    const bool past = day < today;
    key = std::min(key, past ? 1e9 - static_cast<double>(day) : static_cast<double>(day));
  }
  return key;
}

std::optional<Order> order_named(std::string_view name) {
  const auto* const place = std::find(std::begin(order_names), std::end(order_names), name);
  if (place == std::end(order_names)) return std::nullopt;
  return static_cast<Order>(place - std::begin(order_names));
}

std::optional<double> nearest(std::span<const Position> places, Position from) {
  std::optional<double> least;
  for (const auto place : places) {
    const double distance = kilometres_between(from, place);
    if (!least || distance < *least) least = distance;
  }
  return least;
}

std::optional<double> distance_to(std::uint32_t document, Position from, const Columns& columns) {
  return nearest(columns.positions.of(document), from);
}

namespace {

// What decides where the keys of an order are equal.
bool scores_before(const query::Match& a, const query::Match& b, const Columns& columns) {
  if (a.score != b.score) return a.score > b.score;
  return std::pair(columns.title_rank[a.document], a.document) <
         std::pair(columns.title_rank[b.document], b.document);
}

/// A whole list is sorted in half the time that partial_sort() would take.
template <typename T, typename Before>
void sort_until(std::vector<T>& list, std::ptrdiff_t sorted, Before before) {
  if (sorted == std::ssize(list)) return std::sort(list.begin(), list.end(), before);
  std::partial_sort(list.begin(), list.begin() + sorted, list.end(), before);
}

}  // namespace

void sort_first(std::vector<query::Match>& hits,
                std::size_t count,
                Order order,
                const Columns& columns,
                const OrderContext& context) {
  const auto sorted = static_cast<std::ptrdiff_t>(std::min(count, hits.size()));
  if (order == Order::relevance) {
    const auto before = [&columns](const query::Match& a, const query::Match& b) {
      return scores_before(a, b, columns);
    };
    return sort_until(hits, sorted, before);
  }
  struct Keyed {
    double key;
    query::Match hit;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(hits.size());
  for (const auto& hit : hits)
    keyed.push_back({key_of(hit, order, columns, context), hit});
  const auto before = [&columns](const Keyed& a, const Keyed& b) {
    return a.key != b.key ? a.key < b.key : scores_before(a.hit, b.hit, columns);
  };
  sort_until(keyed, sorted, before);
  for (std::size_t i = 0; i < keyed.size(); ++i)
    hits[i] = keyed[i].hit;
}

}  // namespace rundkurs::facets
