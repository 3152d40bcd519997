#pragma once

#include <cstddef>
#include <string>

namespace rundkurs {

/// What a person should know of a row of a table that was read, or of one cell in it.
struct RowRemark {
  std::size_t row = 0;  ///< As a spreadsheet counts them: 1 is that of the headings.
  std::string column;   ///< Its heading; empty where it concerns the whole row.
  std::string value;
  std::string reason;
  std::string advice;
  bool left_out = false;  ///< The whole row was, not only this cell.
};

/// "row 12, Nivå: 'Bachlor': no level that is known (is it 'bachelor'? …)".
std::string describe(const RowRemark& remark);

}  // namespace rundkurs
