#include "searchd/search/suggester.h"

#include <algorithm>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

// True where the text, or what begins at one of its words, begins with `typed` (both folded).
bool begins_somewhere(const std::string& text, const std::string& typed) {
  for (std::size_t at = 0; at != std::string::npos && at < text.size();) {
    if (text.compare(at, typed.size(), typed) == 0) return true;
    at = text.find_first_of(" -(", at);
    if (at != std::string::npos) ++at;
  }
  return false;
}

class Collector {
 public:
  Collector(std::string typed, std::size_t limit) : typed_(std::move(typed)), limit_(limit) {}

  /// False when no more of this kind are wanted.
  bool offer(const char* kind, const std::string& id, const std::string& text) {
    if (of_kind_ >= share_ || found_.size() >= limit_) return false;
    if (begins_somewhere(fold_case(text), typed_)) {
      found_.push_back({kind, id, text});
      ++of_kind_;
    }
    return true;
  }
  // What one kind leaves, the next may take.
  void next_kind(std::size_t kinds_left) {
    of_kind_ = 0;
    share_ = (limit_ - found_.size() + kinds_left - 1) / kinds_left;
  }
  std::vector<Suggestion> take() { return std::move(found_); }

 private:
  std::string typed_;
  std::size_t limit_;
  std::size_t share_ = 0;
  std::size_t of_kind_ = 0;
  std::vector<Suggestion> found_;
};

// The words of a query that only its last one is open of.
std::string title_query(const std::string& typed) {
  std::string query;
  std::string word;
  const auto add = [&](const char* star) {
    if (!word.empty()) query += (query.empty() ? "title:" : " title:") + word + star;
    word.clear();
  };
  for (const char c : typed) {
    if (c == ' ') {
      add("");
    } else if (c != '"' && c != '*' && c != ':') {
      word += c;
    }
  }
  add("*");
  return query;
}

}  // namespace

Result<std::vector<Suggestion>> suggest_completions(const SearchService& service,
                                                    std::string_view typed,
                                                    std::string_view language,
                                                    std::size_t limit) {
  const auto folded = fold_case(squeeze_space(typed));
  if (folded.empty()) return std::vector<Suggestion>();
  const auto snapshot = service.snapshot();
  if (snapshot == nullptr)
    return Error{Error::Code::storage, "there is no index to answer from", "", ""};

  Collector collector(folded, limit);
  collector.next_kind(4);
  for (const auto& topic : service.vocabulary().topics()) {
    const auto* const label = best_for(topic.labels, language);
    if (label != nullptr && !collector.offer("topic", topic.id, label->second)) break;
  }
  collector.next_kind(3);
  for (const auto& [id, name] : snapshot->institutions) {
    if (!collector.offer("institution", id, service.label("institution", id, language))) break;
  }
  collector.next_kind(2);
  for (const auto& idea : service.vocabulary().concepts()) {
    const auto labels = idea.labels.find(language);
    if (idea.false_friend || labels == idea.labels.end() || labels->second.empty()) continue;
    if (!collector.offer("concept", idea.id, labels->second.front())) break;
  }
  collector.next_kind(1);
  SearchRequest titles;
  titles.q = title_query(folded);
  titles.per_page = limit;
  titles.language = language;
  const auto answer = service.search(titles, today());
  if (!answer) return answer.error();
  for (const auto& hit : answer->hits) {
    if (!collector.offer("offering", hit.offering.id, hit.title)) break;
  }
  return collector.take();
}

}  // namespace rundkurs
