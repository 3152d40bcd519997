#include "searchd/api/constraints_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/api/replies.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

constexpr std::size_t most_values = 50;
constexpr std::size_t longest_value = 100;

/// A list member of the constraints; the facet tells which values there are, none takes any name.
struct ListMember {
  std::string_view name;
  std::string_view facet;
  std::optional<std::vector<std::string>> match::Constraints::*target;
};

const ListMember list_members[] = {
    {"topics", "topic", &match::Constraints::topics},
    {"levels", "level", &match::Constraints::levels},
    {"languages", "language", &match::Constraints::languages},
    {"modes", "mode", &match::Constraints::modes},
    {"kinds", "kind", &match::Constraints::kinds},
    {"countries", "country", &match::Constraints::countries},
    {"places", "", &match::Constraints::places},
};

std::string member(std::string_view name) {
  return fmt::format("constraints.{}", name);
}

std::optional<Problem> read_list(const ListMember& known,
                                 const json& value,
                                 const Vocabulary& vocabulary,
                                 match::Constraints& constraints) {
  auto& list = (constraints.*known.target).emplace();
  if (value.is_null()) return std::nullopt;
  if (!value.is_array() || value.size() > most_values)
    return bad_parameter(member(known.name),
                         fmt::format("Give a list of at most {} texts.", most_values));
  for (const auto& each : value) {
    if (!each.is_string() || each.get_ref<const std::string&>().size() > longest_value)
      return bad_parameter(member(known.name), "Give a list of texts.");
    const auto& text = each.get_ref<const std::string&>();
    if (!known.facet.empty() && !is_facet_value(known.facet, text, vocabulary))
      return bad_parameter(member(known.name),
                           fmt::format("There is no {} \"{}\".", known.facet, text));
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  }
  return std::nullopt;
}

std::optional<Problem> read_flag(std::string_view name,
                                 const json& value,
                                 std::optional<bool>& target) {
  if (value.is_null()) {
    target = false;
  } else if (value.is_boolean()) {
    target = value.get<bool>();
  } else {
    return bad_parameter(member(name), "Give true or false.");
  }
  return std::nullopt;
}

std::optional<Problem> read_single(const std::string& name,
                                   const json& value,
                                   match::Constraints& constraints) {
  if (name == "free") return read_flag(name, value, constraints.free);
  if (name == "part_time") return read_flag(name, value, constraints.part_time);
  if (name == "max_ects") {
    auto& target = constraints.max_ects.emplace();
    if (value.is_null()) return std::nullopt;
    if (!value.is_number() || !(value.get<double>() > 0))
      return bad_parameter(member(name), "Give a number above 0.");
    target = value.get<double>();
    return std::nullopt;
  }
  if (name == "start_from") {
    auto& target = constraints.start_from.emplace();
    if (value.is_null()) return std::nullopt;
    if (value.is_string()) target = parse_partial_date(value.get<std::string>());
    if (!target)
      return bad_parameter(member(name),
                           "Give a date as 2027, 2027-autumn, 2027-01 or 2027-01-12.");
    return std::nullopt;
  }
  if (name == "learner") {
    constraints.learner = value.is_string() ? value.get<std::string>() : "unknown";
    if (!value.is_null() && !match::learner_named(*constraints.learner))
      return bad_parameter(
          member(name),
          "Give staff, student, researcher, teacher, job-seeker, volunteer or unknown.");
    return std::nullopt;
  }
  return bad_parameter(member(name), "There is no such constraint.");
}

}  // namespace

std::variant<match::Constraints, Problem> read_constraints(const json& object,
                                                           const Vocabulary& vocabulary) {
  match::Constraints constraints;
  if (object.is_null()) return constraints;
  if (!object.is_object()) return bad_parameter("constraints", "Give an object.");
  for (const auto& [name, value] : object.items()) {
    const auto* const known = std::ranges::find(list_members, name, &ListMember::name);
    const auto problem = known != std::end(list_members)
                             ? read_list(*known, value, vocabulary, constraints)
                             : read_single(name, value, constraints);
    if (problem) return *problem;
  }
  return constraints;
}

}  // namespace rundkurs::api
