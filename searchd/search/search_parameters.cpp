#include "searchd/search/search_parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "schemas/index_layout.h"
#include "schemas/utf8.h"
#include "searchd/query/query_token.h"

namespace rundkurs {
namespace {

using http::Parameter;

// Decimals with point or comma; no exponent, no sign: what a person writes for an amount.
std::optional<double> read_amount(std::string_view text) {
  std::string digits(text);
  std::replace(digits.begin(), digits.end(), ',', '.');
  if (digits.empty() || digits.size() > 12 ||
      digits.find_first_not_of("0123456789.") != std::string::npos)
    return std::nullopt;
  double amount = 0;
  const auto* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, amount);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return amount;
}

std::optional<float> read_degrees(std::string_view text, float most) {
  float degrees = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, degrees, std::chars_format::fixed);
  if (text.empty() || read.ec != std::errc() || read.ptr != end || !(std::abs(degrees) <= most))
    return std::nullopt;
  return degrees;
}

std::optional<facets::Position> read_position(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto lat = read_degrees(text.substr(0, comma), 90);
  const auto lon = read_degrees(text.substr(comma + 1), 180);
  if (!lat || !lon) return std::nullopt;
  return facets::Position{*lat, *lon};
}

std::optional<std::size_t> read_count(std::string_view text) {
  std::size_t count = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, count);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return count;
}

template <typename Each>
void for_each_part(std::string_view list, const Each& each) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    if (comma > 0) each(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

bool has_form_of_id(std::string_view value) {
  return value.size() <= 64 && std::all_of(value.begin(), value.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_' || c == '.';
         });
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

class Reader {
 public:
  Reader(const Vocabulary& vocabulary, const FindPlace& find_place)
      : vocabulary_(vocabulary), find_place_(find_place) {
    fill_table();
  }

  ReadSearch read(std::span<const Parameter> parameters) {
    for (const auto& parameter : parameters)
      read_one(parameter);
    check_together();
    if (!facets_given_) {
      for (const auto facet : default_facets)
        read_.request.counted[*facets::facet_number(facet)] = true;
    }
    return std::move(read_);
  }

 private:
  using Take = std::function<void(const std::string&)>;
  facets::SearchFilters& filters() { return read_.request.filters; }

  void read_one(const Parameter& parameter) {
    name_ = parameter.name;
    value_ = parameter.value;
    const bool is_facet = facets::facet_number(name_).has_value();
    const auto known = table_.find(name_);
    if (!is_facet && known == table_.end()) return refuse("There is no such parameter.");
    if (!is_valid_utf8(value_)) return refuse("The value is not UTF-8.");
    if (value_.empty()) return;
    if (is_facet) return take_facet();
    if (!given_.insert(name_).second) return refuse("The parameter is given more than once.");
    known->second(value_);
  }

  void refuse(std::string detail) {
    read_.problems.push_back({name_, clean_utf8(value_), std::move(detail)});
  }

  void fill_table() {
    auto& request = read_.request;
    table_["q"] = [this](const std::string& value) { take_query(value); };
    add_amount("ects_min", filters().ects_min);
    add_amount("ects_max", filters().ects_max);
    add_amount("price_max", filters().price_max);
    add_amount("pace_max", filters().pace_max);
    add_amount("within_km", filters().within_km);
    add_date("start_from", filters().start_from);
    add_date("start_to", filters().start_to);
    add_date("deadline_from", filters().deadline_from);
    add_date("deadline_to", filters().deadline_to);
    add_switch("part_time", filters().part_time);
    add_switch("online", filters().online);
    add_switch("free", filters().free);
    add_switch("for_groups", filters().for_groups);
    add_switch("open", filters().open);
    table_["near"] = [this](const std::string& value) { take_near(value); };
    table_["sort"] = [this](const std::string& value) { take_order(value); };
    table_["facets"] = [this](const std::string& value) { take_counted(value); };
    table_["snippets"] = [this, &request](const std::string& value) {
      request.snippets = value != "none";
      if (request.snippets) refuse("Only none is a value here.");
    };
    table_["hl"] = [this](const std::string& value) { take_language(value); };
    table_["page"] = [this, &request](const std::string& value) {
      take_count(value, request.page, max_depth);
    };
    table_["per_page"] = [this, &request](const std::string& value) {
      take_count(value, request.per_page, max_per_page);
    };
  }

  void add_amount(const char* name, std::optional<double>& amount) {
    table_[name] = [this, &amount](const std::string& value) {
      amount = read_amount(value);
      if (!amount) refuse("This is not a number.");
    };
  }

  void add_date(const char* name, std::optional<PartialDate>& date) {
    table_[name] = [this, &date](const std::string& value) {
      date = parse_partial_date(value);
      if (!date) refuse("This is not a date; write 2027, 2027-autumn, 2027-01 or 2027-01-12.");
    };
  }

  void add_switch(const char* name, bool& on) {
    table_[name] = [this, &on](const std::string& value) {
      on = value == "true";
      if (!on) refuse("Only true is a value here.");
    };
  }

  void take_facet() {
    auto& values = filters().of(name_);
    const auto whole = value_;
    for_each_part(whole, [&](std::string_view part) {
      value_ = part;
      if (!is_facet_value(name_, part, vocabulary_))
        return refuse(fmt::format("This is not a value of {}.", name_));
      if (std::find(values.begin(), values.end(), part) == values.end()) values.emplace_back(part);
    });
  }

  void take_query(const std::string& value) {
    if (characters_in(value) > query::max_characters)
      return refuse(fmt::format("A query has at most {} characters.", query::max_characters));
    if (query::count_words(value) > query::max_words)
      return refuse(fmt::format("A query has at most {} words.", query::max_words));
    read_.request.q = value;
  }

  void take_near(const std::string& value) {
    filters().near = read_position(value);
    if (filters().near) return;
    filters().near = find_place_(value);
    if (!filters().near)
      refuse("This is neither a place that is known here nor latitude,longitude.");
  }

  void take_order(const std::string& value) {
    const auto order = facets::order_named(value);
    if (!order) return refuse("There is no such order.");
    read_.request.order = *order;
  }

  void take_counted(const std::string& value) {
    facets_given_ = true;
    if (value == "none") return;
    const auto whole = value;  // It is `value_`, which becomes each of its parts.
    for_each_part(whole, [&](std::string_view part) {
      const auto number = facets::facet_number(part);
      value_ = part;
      if (!number) return refuse("There is no such facet.");
      read_.request.counted[*number] = true;
    });
  }

  void take_language(const std::string& value) {
    const auto* const end = std::end(interface_languages);
    if (std::find(std::begin(interface_languages), end, value) == end)
      return refuse("The labels are in nb, nn, sv, da, fi, is and en.");
    read_.request.language = value;
  }

  void take_count(const std::string& value, std::size_t& count, std::size_t most) {
    const auto number = read_count(value);
    if (!number || *number < 1 || *number > most)
      return refuse(fmt::format("This is not a number from 1 to {}.", most));
    count = *number;
  }

  // What is right by itself and wrong together.
  void check_together() {
    auto& request = read_.request;
    if (request.page * request.per_page > max_depth) {
      name_ = "page";
      value_ = std::to_string(request.page);
      refuse(fmt::format("Only the first {} hits can be reached.", max_depth));
      request.page = 1;
    }
    if (filters().near) return;
    if (filters().within_km) {
      name_ = "within_km";
      value_.clear();
      refuse("A distance needs a place: give near too.");
      filters().within_km.reset();
    }
    if (request.order == facets::Order::distance) {
      name_ = "sort";
      value_ = "distance";
      refuse("A distance needs a place: give near too.");
      request.order = facets::Order::relevance;
    }
  }

  const Vocabulary& vocabulary_;
  const FindPlace& find_place_;
  ReadSearch read_;
  std::map<std::string, Take, std::less<>> table_;
  std::set<std::string, std::less<>> given_;
  bool facets_given_ = false;
  std::string name_;   ///< Of the parameter at hand.
  std::string value_;  ///< The part of it at hand.
};

}  // namespace

bool is_facet_value(std::string_view facet, std::string_view value, const Vocabulary& vocabulary) {
  if (value == index_layout::not_stated) return true;
  if (facet == "topic") return vocabulary.topic_by_id(value) != nullptr;
  if (facet == "institution" || facet == "region") return has_form_of_id(value);
  // Courses are held in languages that nobody has labelled: any ISO 639 code will do.
  if (facet == "language")
    return (value.size() == 2 || value.size() == 3) &&
           std::all_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto& labels = vocabulary.facet_labels(facet);
  return std::any_of(
      labels.begin(), labels.end(), [value](const FacetLabel& label) { return label.id == value; });
}

ReadSearch read_search(std::span<const Parameter> parameters,
                       const Vocabulary& vocabulary,
                       const FindPlace& find_place) {
  return Reader(vocabulary, find_place).read(parameters);
}

}  // namespace rundkurs
