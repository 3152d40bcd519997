#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary.h"

namespace rundkurs::normalise {

/// Topics by what a survey may call them.
class TopicLabels {
 public:
  explicit TopicLabels(const Vocabulary& vocabulary);

  /// The topic with this id or label, in whatever language, with or without what stands in
  /// brackets and a number before it ("3. Plast"); empty for none.
  std::string find(std::string_view words) const;

  /// The topic of the concept with this name; empty for none, or where its names mean several.
  std::string of_concept(std::string_view words) const;

  /// How many pieces a label has at most, where it is parted at its commas.
  std::size_t most_pieces() const { return most_pieces_; }

  /// All labels as written.
  std::vector<std::string_view> labels() const;

 private:
  void add(const std::string& label, const std::string& topic);

  std::map<std::string, std::string, std::less<>> topics_;    ///< By the label's words.
  std::map<std::string, std::string, std::less<>> labels_;    ///< The label as written, likewise.
  std::map<std::string, std::string, std::less<>> concepts_;  ///< Topics by its words a name.
  std::size_t most_pieces_ = 1;
};

/// What the answer to "which topics?" says.
struct TopicAnswer {
  std::vector<std::string> topics;
  std::vector<std::string> own;  ///< After "Annet:" and its like.
  /// Written where a topic is expected: topic by its concept's name, or none.
  struct Strange {
    std::string words;
    std::string taken_for;
  };
  std::vector<Strange> strange;
};

/// Labels joined by commas, semicolons, bars or line ends, while some labels hold a comma
/// themselves: the longest label at a place wins. `says_other` tells words that begin an answer of
/// one's own, which goes on to the next label.
TopicAnswer read_topics(std::string_view cell,
                        const TopicLabels& labels,
                        const std::function<bool(std::string_view)>& says_other);

}  // namespace rundkurs::normalise
