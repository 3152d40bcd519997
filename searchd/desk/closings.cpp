#include "searchd/desk/closings.h"

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"
#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

/// More lines than a name, a title, an address and a few numbers take.
constexpr std::size_t longest_signature = 12;
constexpr std::size_t most_words_of_closing = 6;
constexpr std::size_t most_words_of_greeting = 4;

std::vector<std::string> folded(const nlohmann::json& by_language) {
  std::vector<std::string> phrases;
  for (const auto& [language, list] : by_language.items()) {
    for (const auto& phrase : list)
      phrases.push_back(fold_case(phrase.get<std::string>()));
  }
  return phrases;
}

std::size_t words_in(std::string_view line) {
  return line.empty() ? 0 : static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

/// "hei kari" begins with "hei", "heihopp" does not.
bool begins_with_one(std::string_view line, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [line](const std::string& phrase) {
    if (!line.starts_with(phrase)) return false;
    const auto rest = line.substr(phrase.size());
    return rest.empty() || std::string_view(" ,.!:").find(rest.front()) != std::string_view::npos;
  });
}

/// Folded, with single blanks; without empty lines and those that quote.
std::vector<std::string> own_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string raw; std::getline(in, raw);) {
    const auto line = fold_case(squeeze_space(raw));
    if (!line.empty() && !line.starts_with('>')) lines.push_back(line);
  }
  return lines;
}

}  // namespace

Result<Closings> Closings::load(const std::string& data_folder) {
  const auto json =
      read_json_file(data_folder + "/desk/closings.json", JsonSchema::named("desk_closings"));
  if (!json) return json.error();
  Closings closings;
  closings.greetings_ = folded(json->at("greetings"));
  closings.closings_ = folded(json->at("closings"));
  return closings;
}

bool Closings::is_closing(std::string_view line) const {
  // RFC 3676 4.3: two hyphens and a blank, which many programs lose.
  return line == "--" ||
         (words_in(line) <= most_words_of_closing && begins_with_one(line, closings_));
}

bool Closings::is_greeting(std::string_view line) const {
  return words_in(line) <= most_words_of_greeting && line.find('?') == std::string_view::npos &&
         begins_with_one(line, greetings_);
}

bool Closings::is_all_of(std::string_view text) const {
  const auto lines = own_lines(text);
  auto at = lines.begin();
  if (at != lines.end() && is_greeting(*at)) ++at;
  if (at == lines.end()) return true;
  return is_closing(*at) && static_cast<std::size_t>(lines.end() - at) <= longest_signature;
}

}  // namespace rundkurs::desk
