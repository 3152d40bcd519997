#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::normalise {

/// A run of digits or a word of a text that may hold dates: "ht26" is a word and a number.
struct DateItem {
  std::string text;  ///< Folded.
  std::string gap;   ///< What stands before it, blanks and dots of abbreviations taken out.
  bool number = false;
  int value = -1;  ///< Of a number of at most eight digits.

  bool has_digits(std::size_t fewest, std::size_t most) const {
    return number && text.size() >= fewest && text.size() <= most;
  }
  /// A year that a plan of study can mean; 2099 stands for "no end" in several feeds.
  bool is_year() const { return has_digits(4, 4) && value >= 1950 && value < 2090; }
};

std::vector<DateItem> date_items(std::string_view text);

}  // namespace rundkurs::normalise
