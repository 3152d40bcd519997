#include "schemas/row_remark.h"

#include <fmt/format.h>

#include "schemas/utf8.h"

namespace rundkurs {

std::string describe(const RowRemark& remark) {
  constexpr std::size_t longest = 80;
  auto text = fmt::format("row {}", remark.row);
  if (!remark.column.empty()) text += ", " + remark.column;
  text += ": ";
  const auto value = squeeze_space(remark.value);
  if (!value.empty()) text += fmt::format("'{}': ", utf8_prefix(value, longest));
  text += remark.reason;
  if (!remark.advice.empty()) text += " (" + remark.advice + ")";
  if (remark.left_out) text += "; row left out";
  return text;
}

}  // namespace rundkurs
