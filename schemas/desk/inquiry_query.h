#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/sql/sql.h"

namespace rundkurs::desk {

/// For LIKE … ESCAPE '!': what stands for anything stands for itself.
std::string like_pattern(std::string_view text);

/// A filter as SQL: its WHERE clause, and the values that belong in it.
class InquiryQuery {
 public:
  explicit InquiryQuery(const InquiryFilter& filter);

  /// Empty, or beginning with WHERE.
  const std::string& condition() const { return condition_; }

  /// How many parameters the condition has.
  std::size_t parameters() const { return values_.size(); }
  void give_to(sql::Use& use) const;

 private:
  void add(const std::string& comparison, std::string value);

  std::string condition_;
  std::vector<std::string> values_;
};

}  // namespace rundkurs::desk
