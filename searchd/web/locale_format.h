#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rundkurs::web {

/// How a language writes numbers and dates, which plural form it takes, and how it sorts: ICU's
/// data (CLDR). English is that of Europe: day before month. May be used from any thread.
class LocaleFormat {
 public:
  explicit LocaleFormat(const std::string& language);
  ~LocaleFormat();
  LocaleFormat(const LocaleFormat&) = delete;
  LocaleFormat& operator=(const LocaleFormat&) = delete;

  std::string number(double value) const;  ///< 12 345,5; two decimals at most.
  std::string day(int year, int month, int day) const;
  std::string month(int year, int month) const;
  std::string short_month(int month) const;  ///< By itself: "jan.", "tammi".

  /// CLDR's plural category of a count: "one", "other" …
  std::string plural(double count) const;

  /// True where a dictionary of the language has `a` before `b`.
  bool before(std::string_view a, std::string_view b) const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs::web
