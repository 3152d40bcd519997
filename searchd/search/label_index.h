#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rundkurs {

/// A name of something in one language.
struct Label {
  std::string kind;  ///< "topic", "concept", "institution".
  std::string id;
  std::string language;
  std::string text;
  bool preferred = true;  ///< The first of several names in the language.
};

/// How a label answers to what was typed, the closest first.
enum class Closeness { begins, word_begins, within, nearly };

struct LabelMatch {
  const Label* label = nullptr;
  Closeness closeness = Closeness::begins;
};

/// Names by what they begin with, what their words begin with, and what stands within: every place
/// of every name in alphabetical order (a suffix array; Manber and Myers, "Suffix arrays", 1993).
/// Accents and Nordic letters are optional. Immutable once sealed.
class LabelIndex {
 public:
  void add(Label label);
  void seal();

  /// The best label of everything that matches, closest first; of equals those in `language`, then
  /// preferred names, then short ones. All words that were typed must be there; slips of the keys
  /// are forgiven in the longest of them, where nothing has it as typed: one from four letters on,
  /// two from seven on.
  std::vector<LabelMatch> find(std::string_view typed, std::string_view language) const;

 private:
  struct Place {
    std::uint32_t label = 0;
    std::uint32_t at = 0;  ///< Bytes into the label's key.
  };
  using Places = std::vector<Place>;

  std::string_view text_at(const Place& place) const {
    return std::string_view(keys_[place.label]).substr(place.at);
  }
  std::size_t number_of(const Label* label) const {
    return static_cast<std::size_t>(label - labels_.data());
  }
  template <typename Take>
  void for_each_beginning(const Places& places, std::string_view with, const Take& take) const;
  void collect_near(std::string_view word, std::size_t slips, std::vector<LabelMatch>& found) const;
  bool is_near(std::string_view word, const Place& place, std::size_t slips) const;
  bool has_words(const Label* label, const std::vector<std::string>& words) const;
  std::vector<LabelMatch> best(std::vector<LabelMatch> found, std::string_view language) const;

  std::vector<Label> labels_;
  std::vector<std::string> keys_;      ///< As many: folded, in the spelling that twins share.
  std::vector<std::uint32_t> things_;  ///< As many: one number for all names of a thing.
  std::map<std::pair<std::string, std::string>, std::size_t> thing_numbers_;  ///< Kind, id.
  Places word_starts_;
  Places insides_;
};

}  // namespace rundkurs
