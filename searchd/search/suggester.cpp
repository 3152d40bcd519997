#include "searchd/search/suggester.h"

#include <algorithm>
#include <utility>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

void add_concept(const Concept& idea, LabelIndex& index) {
  for (const auto& [language, labels] : idea.labels) {
    for (const auto& label : labels)
      index.add({"concept", idea.id, language, label, &label == &labels.front()});
  }
}

LabelIndex institutions_of(const facets::Snapshot& snapshot) {
  LabelIndex index;
  for (const auto& [id, entry] : snapshot.institutions) {
    for (const auto& [language, name] : entry.name)
      index.add({"institution", id, language, name, true});
    if (!entry.short_name.empty()) index.add({"institution", id, "und", entry.short_name, false});
  }
  index.seal();
  return index;
}

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

std::vector<Suggestion> of_kind(std::string_view kind, const std::vector<LabelMatch>& matches) {
  std::vector<Suggestion> found;
  for (const auto& match : matches) {
    const auto& label = *match.label;
    if (label.kind == kind) found.push_back({label.kind, label.id, label.text, label.language});
  }
  return found;
}

/// As many of each kind as there is room for: what one kind leaves, the others take.
std::vector<Suggestion> shared_out(std::vector<std::vector<Suggestion>> kinds, std::size_t limit) {
  std::vector<std::size_t> shares(kinds.size(), 0);
  bool more = true;
  for (std::size_t given = 0; more && given < limit;) {
    more = false;
    for (std::size_t kind = 0; kind < kinds.size() && given < limit; ++kind) {
      if (shares[kind] == kinds[kind].size()) continue;
      ++shares[kind];
      ++given;
      more = true;
    }
  }
  std::vector<Suggestion> all;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto begin = std::make_move_iterator(kinds[kind].begin());
    all.insert(all.end(), begin, begin + static_cast<std::ptrdiff_t>(shares[kind]));
  }
  return all;
}

}  // namespace

Suggester::Suggester(const SearchService& service) : service_(service) {
  for (const auto& topic : service.vocabulary().topics()) {
    for (const auto& [language, label] : topic.labels)
      vocabulary_.add({"topic", topic.id, language, label, true});
  }
  for (const auto& idea : service.vocabulary().concepts()) {
    if (!idea.false_friend) add_concept(idea, vocabulary_);
  }
  vocabulary_.seal();
}

/// By the beginning of a title's words; where no title has them, as a search understands them, with
/// parts of compounds and slips of the keys.
Result<std::vector<Suggestion>> Suggester::offerings(const std::string& typed,
                                                     std::string_view language,
                                                     std::size_t limit) const {
  std::vector<Suggestion> found;
  SearchRequest request;
  request.per_page = limit;
  request.snippets = false;
  request.language = language;
  for (const auto& q : {title_query(typed), typed}) {
    if (q.empty() || !found.empty()) continue;
    request.q = q;
    const auto answer = service_.search(request, today());
    if (!answer) return answer.error();
    for (const auto& hit : answer->hits)
      found.push_back({"offering", hit.offering.id, hit.title, hit.title_language});
  }
  return found;
}

Result<std::vector<Suggestion>> Suggester::complete(std::string_view typed,
                                                    std::string_view language,
                                                    std::size_t limit) const {
  const auto folded = fold_case(squeeze_space(typed));
  if (folded.empty()) return std::vector<Suggestion>();
  const auto snapshot = service_.snapshot();
  if (snapshot == nullptr)
    return Error{Error::Code::storage, "there is no index to answer from", "", ""};
  const auto words = vocabulary_.find(folded, language);
  const auto names = institutions_.of(*snapshot, institutions_of);
  auto titles = offerings(folded, language, limit);
  if (!titles) return titles;
  return shared_out({of_kind("topic", words),
                     of_kind("concept", words),
                     of_kind("institution", names->find(folded, language)),
                     *std::move(titles)},
                    limit);
}

}  // namespace rundkurs
