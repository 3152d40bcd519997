#include "schemas/need.h"

#include <fmt/format.h>

#include "schemas/fnv.h"

namespace rundkurs {
namespace {

constexpr char end_of_member = '\x1e';
constexpr char end_of_value = '\x1f';

void add(std::string& all, std::string_view value) {
  all.append(value).push_back(end_of_member);
}

void add(std::string& all, const std::vector<std::string>& values) {
  for (const auto& value : values)
    all.append(value).push_back(end_of_value);
  all.push_back(end_of_member);
}

}  // namespace

std::string content_digest(const Need& need) {
  std::string all;
  add(all, need.answered ? need.answered->text() : "");
  for (const auto* member : {&need.organisation, &need.sector, &need.size, &need.country})
    add(all, *member);
  add(all, need.region);
  for (const auto* list :
       {&need.topics, &need.other_topics, &need.levels, &need.modes, &need.languages})
    add(all, *list);
  add(all, need.at_workplace ? "workplace" : "");
  add(all, need.urgency ? std::to_string(*need.urgency) : "");
  add(all, need.own_words);
  return fmt::format("{:016x}", fnv1a(all));
}

}  // namespace rundkurs
