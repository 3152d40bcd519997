#include "tests/bench/search/queries.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/analysis/analyser.h"

namespace rundkurs::bench {
namespace {

// What stands in nearly every text is nobody's query.
constexpr std::size_t most_common = 20;
constexpr std::size_t common_until = 5000;
constexpr std::size_t asked_for_until = 20'000;
constexpr std::uint64_t seed = 77;

class Maker {
 public:
  Maker(const Corpus& corpus, std::size_t records)
      : corpus_(corpus), records_(records), chance_(seed) {}

  Query make() {
    const auto dice = chance_.part();
    Query query;
    if (dice < 0.35) {
      query = {"single", {common_word()}, {}};
    } else if (dice < 0.50) {
      query = {"and", words_of_one_text(2), {}};
    } else if (dice < 0.65) {
      query = {"any", words_of_one_text(3), {}};
    } else if (dice < 0.75) {
      query = {"phrase", neighbours(chance_.happens(0.3) ? 3 : 2), {}};
    } else if (dice < 0.85) {
      query = {"prefix", {beginning()}, {}};
    } else {
      query.kind = "filters";
    }
    if (query.kind == "filters" || chance_.happens(0.45 / 0.85)) add_filters(query);
    return query;
  }

 private:
  Record any_record() { return corpus_.record(chance_.below(records_)); }

  std::string common_word() {
    const auto language = any_record().language;
    const double least = std::log(most_common);
    const double rank = std::exp(least + chance_.part() * (std::log(common_until) - least));
    return corpus_.words(language).word(static_cast<std::size_t>(rank));
  }

  std::string beginning() {
    for (;;) {
      const auto word = common_word();
      const auto length = chance_.between(3, 6);
      const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return c > 0; });
      if (plain && word.size() > length) return word.substr(0, length);
    }
  }

  std::vector<Word> any_text() {
    const auto record = any_record();
    const auto& texts = record.fields[chance_.below(record.fields.size())].texts;
    return texts[chance_.below(texts.size())];
  }

  std::vector<std::string> words_of_one_text(std::size_t count) {
    for (;;) {
      const auto text = any_text();
      std::set<std::string> words;
      for (int tries = 0; tries < 20 && words.size() < count; ++tries) {
        const auto& word = text[chance_.below(text.size())];
        if (word.rank >= most_common && word.rank < asked_for_until) words.insert(word.text);
      }
      if (words.size() == count) return {words.begin(), words.end()};
    }
  }

  std::vector<std::string> neighbours(std::size_t count) {
    for (;;) {
      const auto text = any_text();
      if (text.size() < count) continue;
      const auto begin = chance_.below(text.size() - count + 1);
      std::vector<std::string> words;
      bool telling = false;
      for (auto i = begin; i < begin + count; ++i) {
        words.push_back(text[i].text);
        telling = telling || (text[i].rank >= most_common && text[i].rank < asked_for_until);
      }
      if (telling) return words;
    }
  }

  void add_filters(Query& query) {
    const auto record = any_record();
    std::vector<std::pair<std::string, std::string>> possible = {
        {"level", record.level},
        {"kind", record.kind},
        {"institution", Corpus::institution_id(record.institution)},
        {"country", Corpus::country_of(record.institution)},
        {"topic", record.topics.empty() ? "not-stated" : record.topics.front()},
        {"language", record.languages.empty() ? "not-stated" : record.languages.front()},
        {"mode", record.modes.empty() ? "not-stated" : record.modes.front()},
    };
    for (auto count = chance_.between(1, 3); count > 0; --count) {
      const auto chosen =
          possible.begin() + static_cast<std::ptrdiff_t>(chance_.below(possible.size()));
      query.filters.push_back(*chosen);
      possible.erase(chosen);
    }
    std::sort(query.filters.begin(), query.filters.end());
  }

  const Corpus& corpus_;
  std::size_t records_;
  Chance chance_;
};

}  // namespace

std::vector<Query> make_queries(const Corpus& corpus, std::size_t records, std::size_t count) {
  Maker maker(corpus, records);
  std::vector<Query> queries;
  std::set<Query> known;
  while (queries.size() < count) {
    auto query = maker.make();
    if (known.insert(query).second) queries.push_back(std::move(query));
  }
  return queries;
}

std::string to_row(const Query& query, const Analyser& analyser) {
  std::string filters;
  for (const auto& [facet, value] : query.filters)
    filters += (filters.empty() ? "" : ";") + facet + "=" + value;
  std::string stems;
  for (const auto& word : query.words)
    for (const auto& read : analyser.analyse_query(word).words)
      stems += fmt::format("{}{}", stems.empty() ? "" : " ", fmt::join(read.stems, ","));
  return fmt::format("{}\t{}\t{}\t{}\n", query.kind, fmt::join(query.words, " "), filters, stems);
}

}  // namespace rundkurs::bench
