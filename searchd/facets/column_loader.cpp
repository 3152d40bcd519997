#include "searchd/facets/column_loader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

#include "schemas/timestamp.h"
#include "searchd/facets/column_values.h"

namespace rundkurs::facets {
namespace {

using index_layout::Column;

class Loader {
 public:
  explicit Loader(const Xapian::Database& database)
      : database_(database), size_(std::size_t{database.get_lastdocid()} + 1) {}

  Result<Columns> load() {
    Columns columns;
    for (std::size_t i = 0; i < facet_count; ++i)
      load_facet(facet_names[i], columns.facets[i]);
    FacetColumn::put_side_by_side(columns.facets);
    load_numbers(index_column("ects"), columns.ects);
    load_numbers(index_column("pace"), columns.pace);
    load_numbers(index_column("price"), columns.price);
    load_numbers(index_column("relevance"), columns.relevance);
    load_dates(index_column("start"), columns.start);
    load_dates(index_column("deadline"), columns.deadline);
    load_dates(index_column("open_until"), columns.open_until);
    load_positions(columns.positions);
    load_updates(columns.updated);
    load_title_ranks(columns.title_rank);
    load_flags(columns.flags);
    if (!problem_.empty())
      return Error{Error::Code::malformed, problem_, "", "build the index anew with --full"};
    return columns;
  }

 private:
  using Take = std::function<bool(std::uint32_t, const std::string&)>;

  void each_value(const Column& column, const Take& take) {
    const auto end = database_.valuestream_end(column.slot);
    for (auto value = database_.valuestream_begin(column.slot); value != end; ++value) {
      if (take(value.get_docid(), *value)) continue;
      if (problem_.empty())
        problem_ = fmt::format(
            "document {} has a value for {} that is none", value.get_docid(), column.name);
      return;
    }
  }

  void load_facet(std::string_view name, FacetColumn& facet) {
    each_value(index_column(name), [&](std::uint32_t document, const std::string& value) {
      return facet.append(document, found_under(name, values_in(value)));
    });
    facet.seal(size_);
  }

  void load_numbers(const Column& from, std::vector<float>& numbers) {
    numbers.assign(size_, std::numeric_limits<float>::quiet_NaN());
    each_value(from, [&](std::uint32_t document, const std::string& value) {
      const double number = Xapian::sortable_unserialise(value);
      numbers[document] = static_cast<float>(number);
      return std::isfinite(number);
    });
  }

  void load_dates(const Column& from, ListColumn<std::int32_t>& dates) {
    each_value(from, [&](std::uint32_t document, const std::string& value) {
      std::vector<std::int32_t> days;
      if (!read_days(value, days)) return false;
      dates.append(document, days);
      return true;
    });
    dates.seal(size_);
  }

  void load_positions(ListColumn<Position>& positions) {
    each_value(index_column("position"), [&](std::uint32_t document, const std::string& value) {
      std::vector<Position> places;
      if (!read_positions(value, places)) return false;
      positions.append(document, places);
      return true;
    });
    positions.seal(size_);
  }

  void load_updates(std::vector<std::int64_t>& updated) {
    updated.assign(size_, 0);
    each_value(index_column("updated"), [&](std::uint32_t document, const std::string& value) {
      const auto time = parse_timestamp(value);
      if (time) updated[document] = time->time_since_epoch().count();
      return time.has_value();
    });
  }

  // Collation keys are long; what sorting needs is only their order.
  void load_title_ranks(std::vector<std::uint32_t>& ranks) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    each_value(index_column("sort_title"), [&](std::uint32_t document, const std::string& value) {
      keys.emplace_back(value, document);
      return true;
    });
    std::sort(keys.begin(), keys.end());
    ranks.assign(size_, std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = 0; i < keys.size(); ++i)
      ranks[keys[i].second] = static_cast<std::uint32_t>(i);
  }

  void load_flags(std::vector<std::uint8_t>& flags) {
    flags.assign(size_, 0);
    each_value(index_column("flags"), [&](std::uint32_t document, const std::string& value) {
      for (const char letter : value)
        flags[document] |= flag_of(letter);
      return true;
    });
  }

  static std::uint8_t flag_of(char letter) {
    switch (letter) {
      case 'p':
        return Flag::part_time;
      case 'g':
        return Flag::for_groups;
      case 'f':
        return Flag::free_of_charge;
      case 'd':
        return Flag::demonstration;
      default:
        return 0;
    }
  }

  const Xapian::Database& database_;
  std::size_t size_;
  std::string problem_;
};

}  // namespace

Result<Columns> load_columns(const Xapian::Database& database) {
  return Loader(database).load();
}

}  // namespace rundkurs::facets
