#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/web/locale_format.h"

namespace rundkurs::web {

/// The texts of the page in one language: `messages/<language>.json`, a flat object of key → text.
/// A text may hold `{name}`; a text that depends on a number has keys `key.one` and `key.other`
/// (the plural categories of CLDR that our languages have).
class Messages {
 public:
  using Values = std::vector<std::pair<std::string_view, std::string>>;

  /// The messages of a language that has a file; of nb otherwise.
  static const Messages& in(std::string_view language);

  /// Languages with a file, nb first.
  static const std::vector<std::string>& languages();

  /// The language of the page: `wanted` if there are messages, else the one that an Accept-Language
  /// field likes best, else nb.
  static std::string choose(std::string_view wanted, std::string_view accept_language);

  const std::string& language() const { return language_; }

  /// The text of a key with its values filled in. A missing key is a bug and throws.
  std::string text(std::string_view key, const Values& values = {}) const;

  /// The plural form that the language uses for `count`, with `{count}` filled in.
  std::string count(std::string_view key, double count) const;

  /// 12 345,5 as the language writes it.
  std::string number(double value) const;

  /// A partial date ("2027-01-12", "2027-autumn") for reading.
  std::string date(std::string_view partial_date) const;

  /// A month's name in a table: "jan.", "tammi".
  std::string short_month(int month) const { return format_->short_month(month); }

  /// True where a dictionary of the language has `a` before `b`.
  bool before(std::string_view a, std::string_view b) const { return format_->before(a, b); }

  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  explicit Messages(std::string language);
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::shared_ptr<const LocaleFormat> format_;
};

}  // namespace rundkurs::web
