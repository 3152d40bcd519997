#include "schemas/desk/inquiry_query.h"

#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t most_words = 10;

}  // namespace

std::string like_pattern(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern;
}

InquiryQuery::InquiryQuery(const InquiryFilter& filter) {
  if (filter.status) add("status = ?{}", std::string(name_of(*filter.status)));
  if (!filter.assignee.empty()) add("assignee = ?{}", filter.assignee);
  // Asked facts are JSON, in which an id stands between quotes.
  if (!filter.topic.empty())
    add("asked LIKE ?{} ESCAPE '!'", "%\"" + like_pattern(filter.topic) + "\"%");
  std::istringstream words(fold_case(clean_utf8(filter.words)));
  std::size_t number = 0;
  for (std::string word; number < most_words && words >> word; ++number)
    add("searched LIKE ?{} ESCAPE '!'", "%" + like_pattern(word) + "%");
}

void InquiryQuery::add(const std::string& comparison, std::string value) {
  values_.push_back(std::move(value));
  condition_ += condition_.empty() ? "WHERE " : " AND ";
  condition_ += fmt::format(fmt::runtime(comparison), values_.size());
}

void InquiryQuery::give_to(sql::Use& use) const {
  for (const auto& value : values_)
    use.give(value);
}

}  // namespace rundkurs::desk
