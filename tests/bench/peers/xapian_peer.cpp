// Xapian as its documentation has it: BM25, boolean filters, ValueCountMatchSpy for each facet.
#include <stdexcept>

#include <xapian.h>

#include "tests/bench/peers/peer.h"

namespace rundkurs::bench {
namespace {

std::string facet_term(std::size_t facet, const std::string& value) {
  return "X" + std::to_string(facet) + ":" + value;
}

/// Counts each of several values in a slot.
class ListSpy final : public Xapian::MatchSpy {
 public:
  explicit ListSpy(Xapian::valueno slot) : slot_(slot) {}
  void operator()(const Xapian::Document& document, double) override {
    for (const auto& value : split(document.get_value(slot_), '|'))
      ++counts_[value];
  }
  const std::map<std::string, std::size_t>& counts() const { return counts_; }

 private:
  Xapian::valueno slot_;
  std::map<std::string, std::size_t> counts_;
};

class XapianPeer final : public Peer {
 public:
  explicit XapianPeer(const std::string& index) : database_(index) {}

  Answer answer(const Question& question) override {
    Xapian::Enquire enquire(database_);
    auto query = words_query(question);
    for (const auto& [facet, value] : question.filters) {
      for (std::size_t i = 0; i < facets.size(); ++i) {
        if (facet == facets[i])
          query = {Xapian::Query::OP_FILTER, query, Xapian::Query(facet_term(i, value))};
      }
    }
    enquire.set_query(query);
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> single;
    std::vector<std::unique_ptr<ListSpy>> lists;
    for (Xapian::valueno slot = 0; slot < facets.size(); ++slot) {
      if (is_list(facets[slot])) {
        lists.push_back(std::make_unique<ListSpy>(slot));
        enquire.add_matchspy(lists.back().get());
      } else {
        single.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(slot));
        enquire.add_matchspy(single.back().get());
      }
    }
    const auto found = enquire.get_mset(0, hits_shown, database_.get_doccount());
    Answer answer;
    answer.total = found.get_matches_estimated();
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      answer.titles.push_back(hit.get_document().get_data());
    auto next_single = single.begin();
    auto next_list = lists.begin();
    for (Xapian::valueno slot = 0; slot < facets.size(); ++slot) {
      if (is_list(facets[slot])) {
        answer.counts[slot] = (*next_list++)->counts();
        continue;
      }
      const auto& spy = *next_single++;
      for (auto value = spy->values_begin(); value != spy->values_end(); ++value)
        answer.counts[slot][*value] = value.get_termfreq();
    }
    return answer;
  }

 private:
  Xapian::Query words_query(const Question& question) const {
    using Xapian::Query;
    const auto& words = question.words;
    if (question.kind == "filters") return Query::MatchAll;
    if (question.kind == "prefix") return {Query::OP_WILDCARD, words.front()};
    if (question.kind == "phrase") return {Query::OP_PHRASE, words.begin(), words.end()};
    if (question.kind != "any" || words.size() != 3)
      return {Query::OP_AND, words.begin(), words.end()};
    const auto both = [&](std::size_t a, std::size_t b) {
      return Query(Query::OP_AND, Query(words[a]), Query(words[b]));
    };
    return both(0, 1) | both(0, 2) | both(1, 2);
  }

  Xapian::Database database_;
};

}  // namespace

void index_with_xapian(const std::string& rows, const std::string& target) try {
  Xapian::WritableDatabase database(target + ".parts", Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  each_row(rows, [&](const Row& row) {
    Xapian::Document document;
    Xapian::termpos position = 0;
    for (const auto& word : split(row.text, ' '))
      document.add_posting(word, ++position);
    for (Xapian::valueno facet = 0; facet < facets.size(); ++facet) {
      std::string value;
      for (const auto& one : row.values[facet]) {
        document.add_boolean_term(facet_term(facet, one));
        value += (value.empty() ? "" : "|") + one;
      }
      document.add_value(facet, value);
    }
    document.set_data(row.title);
    database.add_document(document);
  });
  database.commit();
  Xapian::Database(target + ".parts").compact(target);
} catch (const Xapian::Error& error) {
  throw std::runtime_error(error.get_description());
}

std::unique_ptr<Peer> xapian_peer(const std::string& index) {
  return std::make_unique<XapianPeer>(index);
}

}  // namespace rundkurs::bench
