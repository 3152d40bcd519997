#include "searchd/gaps/dimension.h"

namespace rundkurs::gaps {
namespace {

std::vector<std::string> or_open(std::vector<std::string> values) {
  if (values.empty()) values.emplace_back(left_open);
  return values;
}

std::vector<std::string> only(const std::string& value) {
  return {value.empty() ? std::string(left_open) : value};
}

}  // namespace

std::vector<std::string> values_of(const Need& need, Dimension dimension) {
  switch (dimension) {
    case Dimension::level:
      return or_open(need.levels);
    case Dimension::language:
      return or_open(need.languages);
    case Dimension::mode: {
      auto modes = need.modes;
      if (need.at_workplace) modes.emplace_back("workplace");
      return or_open(std::move(modes));
    }
    case Dimension::country:
      return only(need.country);
    case Dimension::region:
      return only(need.region);
    case Dimension::audience:
      return only(need.organisation);
    case Dimension::sector:
      break;
  }
  return only(need.sector);
}

Need narrowed(const Need& need, Dimension dimension, const std::string& value) {
  auto narrow = need;
  if (value == left_open) return narrow;
  if (dimension == Dimension::level) narrow.levels = {value};
  if (dimension == Dimension::language) narrow.languages = {value};
  if (dimension == Dimension::mode) {
    narrow.at_workplace = value == "workplace";
    narrow.modes.clear();
    if (!narrow.at_workplace) narrow.modes = {value};
  }
  return narrow;
}

}  // namespace rundkurs::gaps
