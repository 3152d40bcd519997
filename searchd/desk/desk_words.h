#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rundkurs::desk {

/// The texts of the desk's pages: `messages/<language>.json`, in the languages of all pages.
class DeskWords {
 public:
  using Values = std::vector<std::pair<std::string_view, std::string>>;

  /// Those of a language that has a file; of nb otherwise.
  static const DeskWords& in(std::string_view language);

  /// A missing key is a bug and throws.
  std::string text(std::string_view key, const Values& values = {}) const;

  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  explicit DeskWords(const std::string& language);
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace rundkurs::desk
