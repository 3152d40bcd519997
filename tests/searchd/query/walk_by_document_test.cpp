// The walk from list to list against the same worked out document by document.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "searchd/query/posting_walk.h"
#include "tests/searchd/query/random_plans.h"
#include "tests/searchd/query/worded_document.h"

namespace rundkurs::query {
namespace {

constexpr unsigned seed = 20261128;
constexpr std::uint32_t documents = 300;

const auto& words = planned_words;

using Text = std::vector<std::string>;

/// Texts of a few words; the first words of the list are common, the last ones rare.
class Shelf {
 public:
  /// Documents so far apart.
  Shelf(std::mt19937& chance, std::uint32_t stride) : texts(documents + 1), stride_(stride) {
    lengths.length.assign(docid_of(documents) + 1, 0);
    for (std::uint32_t document = 1; document <= documents; ++document) {
      auto& text = texts[document];
      for (auto size = 1 + chance() % 9; size > 0; --size)
        text.push_back(words[std::min(chance() % words.size(), chance() % words.size())]);
      database.replace_document(docid_of(document), worded_document(text));
      lengths.length[docid_of(document)] = database.get_doclength(docid_of(document));
    }
    write_pair_lists(database);
    database.commit();
    lengths.average = database.get_average_length();
    lengths.count = documents;
  }

  std::uint32_t docid_of(std::uint32_t document) const { return document * stride_; }

  Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
  DocumentLengths lengths;
  std::vector<Text> texts;

 private:
  std::uint32_t stride_;
};

/// BM25 by the book, one document after the other.
class ByDocument {
 public:
  explicit ByDocument(const Shelf& shelf) : shelf_(shelf) {}

  std::map<std::uint32_t, float> matches(const QueryPlan& plan) const {
    std::map<unsigned, double> whole;  // by side
    bool asked = false;
    std::vector<double> weights;
    for (const auto& group : plan.groups) {
      const auto holders = holders_of(group);
      weights.push_back(group.importance *
                        std::log(1 + (documents - holders + 0.5) / (holders + 0.5)));
      if (group.need == Group::Need::counted && holders > 0) whole[group.side] += group.share;
      asked = asked || group.need == Group::Need::required;
    }
    std::map<std::uint32_t, float> found;
    if (!asked && whole.empty()) return found;
    const auto needed = whole.empty() ? 0 : 0.65F;
    for (std::uint32_t document = 1; document <= documents; ++document) {
      float score = 0;
      float share = 0;
      bool matches = true;
      for (std::size_t i = 0; i < plan.groups.size(); ++i) {
        const auto& group = plan.groups[i];
        const auto best = best_of(group, document);
        if (!best) {
          matches = matches && group.need != Group::Need::required;
          continue;
        }
        score += static_cast<float>(weights[i] * *best);
        if (group.need == Group::Need::counted)
          share += static_cast<float>(group.share) / static_cast<float>(whole.at(group.side));
      }
      for (const auto& group : plan.excluded)
        matches = matches && !best_of(group, document);
      if (matches && share >= needed) found.emplace(shelf_.docid_of(document), score);
    }
    return found;
  }

 private:
  double holders_of(const Group& group) const {
    double holders = 0;
    for (std::uint32_t document = 1; document <= documents; ++document)
      holders += best_of(group, document) ? 1 : 0;
    return holders;
  }

  std::optional<float> best_of(const Group& group, std::uint32_t document) const {
    std::optional<float> best;
    for (const auto& alternative : group.alternatives) {
      const auto value = value_of(alternative, document);
      if (value && (!best || static_cast<float>(*value) > *best)) best = static_cast<float>(*value);
    }
    return best;
  }

  std::optional<double> value_of(const Alternative& alternative, std::uint32_t document) const {
    const auto& text = shelf_.texts[document];
    const auto& terms = alternative.terms;
    if (alternative.kind == Alternative::Kind::phrase) {
      if (std::search(text.begin(), text.end(), terms.begin(), terms.end()) == text.end())
        return std::nullopt;
      return alternative.factor * 1.5;
    }
    const bool all = alternative.kind == Alternative::Kind::all_of;
    double chosen = 0;  // The best of any, the mean of all.
    bool held = all;
    for (const auto& term : terms) {
      const auto frequency = static_cast<double>(std::count(text.begin(), text.end(), term));
      if (frequency == 0) {
        if (all) return std::nullopt;
        continue;
      }
      held = true;
      const auto length = static_cast<double>(text.size()) / shelf_.lengths.average;
      const auto value = frequency * 2.2 / (frequency + 1.2 * (1 - 0.4 + 0.4 * length));
      chosen = all ? chosen + value / static_cast<double>(terms.size()) : std::max(chosen, value);
    }
    if (!held) return std::nullopt;
    return alternative.factor * chosen;
  }

  const Shelf& shelf_;
};

/// Gives how much was found.
std::size_t compare(std::uint32_t stride, PostingWalk walk) {
  std::mt19937 chance(seed);
  const Shelf shelf(chance, stride);
  const ByDocument reference(shelf);
  RandomPlans plans(chance);
  HoldingsCache large(std::size_t{1} << 20U);
  HoldingsCache tiny(2000);
  HoldingsCache with_lists(2000);
  for (const auto& word : words)
    with_lists.frequent.propose(word, shelf.database.get_termfreq(word));
  BOOST_REQUIRE(with_lists.frequent.read(shelf.database, std::size_t{1} << 20U).has_value());
  std::size_t found = 0;
  for (int round = 0; round < 600; ++round) {
    const auto plan = plans.next();
    const auto expected = reference.matches(plan);
    found += expected.size();
    HoldingsCache* const caches[] = {nullptr, &large, &tiny, &with_lists};
    for (auto* const cache : caches) {
      const auto& matches = walk.matches(plan, shelf.database, shelf.lengths, cache);
      BOOST_TEST_CONTEXT(to_text(plan)) {
        BOOST_REQUIRE(matches.size() == expected.size());
        auto wanted = expected.begin();
        for (const auto& match : matches) {
          BOOST_TEST(match.document == wanted->first);
          BOOST_TEST(match.score == wanted->second, boost::test_tools::tolerance(1e-5F));
          ++wanted;
        }
      }
    }
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(walk_by_document)

BOOST_AUTO_TEST_CASE(random_plans_find_the_same_with_the_same_weight) {
  BOOST_TEST(compare(1, PostingWalk()) > 10'000U);
}

BOOST_AUTO_TEST_CASE(random_plans_find_the_same_where_values_are_worked_out_for_who_matches) {
  BOOST_TEST(compare(1, PostingWalk(1)) > 10'000U);
}

/// They lie in several windows of the walk, and blocks of a list.
BOOST_AUTO_TEST_CASE(random_plans_find_the_same_where_documents_lie_far_apart) {
  constexpr std::uint32_t stride = 290;
  BOOST_TEST(compare(stride, PostingWalk()) > 10'000U);
  BOOST_TEST(compare(stride, PostingWalk(1)) > 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
