#include "searchd/query/query_plan.h"

#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rundkurs::query {
namespace {

std::string to_text(const Alternative& alternative) {
  const auto factor =
      alternative.factor == 1 ? std::string() : fmt::format("*{:.3g}", alternative.factor);
  switch (alternative.kind) {
    case Alternative::Kind::any_of:
      if (alternative.terms.size() == 1) return alternative.terms.front() + factor;
      return fmt::format("any({}){}", fmt::join(alternative.terms, " "), factor);
    case Alternative::Kind::all_of:
      return fmt::format("all({}){}", fmt::join(alternative.terms, " "), factor);
    case Alternative::Kind::phrase:
      return fmt::format("phrase({}){}", fmt::join(alternative.terms, " "), factor);
  }
  return {};
}

std::string to_text(const Group& group, std::string_view need) {
  std::string text;
  for (const auto& alternative : group.alternatives)
    text += (text.empty() ? "" : ", ") + to_text(alternative);
  std::string weights;
  if (group.importance != 1) weights += fmt::format(" ({:.3g})", group.importance);
  if (group.share != 1) weights += fmt::format(" share {:.3g}", group.share);
  if (group.side != 0) weights += fmt::format(" side {}", group.side);
  return fmt::format("{} {}{}: {}\n", need, group.text, weights, text);
}

}  // namespace

std::string key_of(const Group& group) {
  std::string key;
  for (const auto& alternative : group.alternatives) {
    key += static_cast<char>('0' + static_cast<int>(alternative.kind));
    key.append(std::to_string(alternative.factor));
    for (const auto& term : alternative.terms)
      key.append(1, '\0').append(term);
    key += '\n';
  }
  return key;
}

std::string to_text(const QueryPlan& plan) {
  constexpr std::string_view needs[] = {"counted", "required", "scored"};
  std::string text = plan.everything ? "everything\n" : "";
  for (const auto& group : plan.groups)
    text += to_text(group, needs[static_cast<std::size_t>(group.need)]);
  for (const auto& group : plan.excluded)
    text += to_text(group, "not");
  return text;
}

}  // namespace rundkurs::query
