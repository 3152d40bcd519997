#include "crawlers/normalise/topic_labels.h"

#include <algorithm>
#include <optional>

#include "crawlers/normalise/phrase_table.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

constexpr std::string_view separators = ",;|\n\t";

std::string key_of(std::string_view words) {
  return joined(tokenise(words));
}

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Piece> pieces_of(std::string_view cell) {
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const auto end = std::min(cell.find_first_of(separators, begin), cell.size());
    if (!squeeze_space(cell.substr(begin, end - begin)).empty()) pieces.push_back({begin, end});
    begin = end + 1;
  }
  return pieces;
}

/// "3. Plast" and "c) Plast" without what counts them.
std::string_view without_number(std::string_view words) {
  const auto mark = words.find_first_of(".)");
  if (mark == words.npos || mark == 0 || mark > 3 || mark + 1 >= words.size()) return words;
  const bool letters_only =
      words.substr(0, mark).find_first_not_of("0123456789abcdefghij") != std::string_view::npos;
  return letters_only ? words : words.substr(mark + 1);
}

void add_once(std::vector<std::string>& list, std::string value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

class TopicReading {
 public:
  TopicReading(std::string_view cell,
               const TopicLabels& labels,
               const std::function<bool(std::string_view)>& says_other)
      : cell_(cell), labels_(labels), says_other_(says_other), pieces_(pieces_of(cell)) {}

  TopicAnswer read() {
    while (at_ < pieces_.size()) {
      std::string topic;
      if (const auto length = label_at(at_, topic); length > 0) {
        add_once(answer_.topics, std::move(topic));
        at_ += length;
      } else if (auto own = own_words(); own) {
        if (!own->empty()) add_once(answer_.own, *std::move(own));
      } else {
        const auto words = text(at_, 1);
        answer_.strange.push_back({words, labels_.of_concept(words)});
        ++at_;
      }
    }
    return std::move(answer_);
  }

 private:
  std::string text(std::size_t first, std::size_t count) const {
    const auto begin = pieces_[first].begin;
    return squeeze_space(cell_.substr(begin, pieces_[first + count - 1].end - begin));
  }

  /// How many pieces the longest label at a place has; 0 where none is there.
  std::size_t label_at(std::size_t first, std::string& topic) const {
    for (auto count = std::min(labels_.most_pieces(), pieces_.size() - first); count > 0; --count) {
      topic = labels_.find(text(first, count));
      if (!topic.empty()) return count;
    }
    return 0;
  }

  /// "Annet: slanger, pumper" up to the next label; steps over it.
  std::optional<std::string> own_words() {
    const auto words = text(at_, 1);
    const auto colon = words.find_first_of(":(");
    if (!says_other_(words.substr(0, colon))) return std::nullopt;
    std::size_t count = 1;
    std::string next;
    while (at_ + count < pieces_.size() && label_at(at_ + count, next) == 0)
      ++count;
    auto all = text(at_, count);
    at_ += count;
    if (colon == std::string::npos && count == 1) return std::string();
    auto own = colon == std::string::npos ? all.substr(words.size() + 1) : all.substr(colon + 1);
    while (own.ends_with(')'))
      own.pop_back();
    return squeeze_space(own);
  }

  std::string_view cell_;
  const TopicLabels& labels_;
  const std::function<bool(std::string_view)>& says_other_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  TopicAnswer answer_;
};

}  // namespace

TopicLabels::TopicLabels(const Vocabulary& vocabulary) {
  for (const auto& topic : vocabulary.topics()) {
    add(topic.id, topic.id);
    for (const auto& [language, label] : topic.labels) {
      add(label, topic.id);
      if (const auto bracket = label.find(" ("); bracket != std::string::npos)
        add(label.substr(0, bracket), topic.id);
    }
  }
  for (const auto& idea : vocabulary.concepts()) {
    if (idea.topic.empty() || idea.false_friend) continue;
    for (const auto& [language, names] : idea.labels) {
      for (const auto& name : names) {
        const auto [known, added] = concepts_.try_emplace(key_of(name), idea.topic);
        if (!added && known->second != idea.topic) known->second.clear();
      }
    }
  }
}

void TopicLabels::add(const std::string& label, const std::string& topic) {
  const auto key = key_of(label);
  if (!topics_.try_emplace(key, topic).second) return;
  labels_.emplace(key, label);
  most_pieces_ = std::max(most_pieces_, pieces_of(label).size());
}

std::string TopicLabels::find(std::string_view words) const {
  for (const auto form : {words, without_number(words)}) {
    const auto found = topics_.find(key_of(form));
    if (found != topics_.end()) return found->second;
  }
  return {};
}

std::string TopicLabels::of_concept(std::string_view words) const {
  const auto found = concepts_.find(key_of(words));
  return found == concepts_.end() ? std::string() : found->second;
}

std::vector<std::string_view> TopicLabels::labels() const {
  std::vector<std::string_view> labels;
  for (const auto& [key, label] : labels_)
    labels.push_back(label);
  return labels;
}

TopicAnswer read_topics(std::string_view cell,
                        const TopicLabels& labels,
                        const std::function<bool(std::string_view)>& says_other) {
  return TopicReading(cell, labels, says_other).read();
}

}  // namespace rundkurs::normalise
