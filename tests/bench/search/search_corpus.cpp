// Makes what the search bench reads: records for the catalogue, rows for the peers, and queries.
//
//     search_corpus DATA_FOLDER RECORDS QUERIES TARGET_FOLDER [peers]
//
// The rows are made for `peers` only: their stems take ten times as long as all else.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "tests/bench/search/corpus.h"
#include "tests/bench/search/queries.h"

int main(int argc, char** argv) {
  using namespace rundkurs::bench;
  const bool for_peers = argc == 6 && std::string_view(argv[5]) == "peers";
  if (argc != 5 && !for_peers) {
    std::fprintf(stderr,
                 "usage: search_corpus DATA_FOLDER RECORDS QUERIES TARGET_FOLDER [peers]\n");
    return 2;
  }
  try {
    const auto records = static_cast<std::size_t>(std::strtoull(argv[2], nullptr, 10));
    const auto asked = static_cast<std::size_t>(std::strtoull(argv[3], nullptr, 10));
    const std::filesystem::path target = argv[4];
    std::filesystem::create_directories(target);
    constexpr std::uint64_t seed = 1;
    const Corpus corpus(argv[1], seed);
    // Without words of its own: stems and what Voikko cuts, as the index over plain_data.py has
    // them.
    const rundkurs::Analyser analyser(std::make_shared<const rundkurs::Vocabulary>());
    std::ofstream catalogue(target / "records.ndjson");
    std::ofstream rows;
    if (for_peers) rows.open(target / "rows.tsv");
    for (std::size_t number = 0; number < records; ++number) {
      const auto record = corpus.record(number);
      catalogue << to_ndjson(record);
      if (for_peers) rows << to_row(record, analyser);
    }
    std::ofstream queries(target / "queries.tsv");
    for (const auto& query : make_queries(corpus, records, asked))
      queries << to_row(query, analyser);
    if (!catalogue.flush() || (for_peers && !rows.flush()) || !queries.flush())
      throw std::runtime_error("cannot write into " + target.string());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "search_corpus: %s\n", error.what());
    return 1;
  }
  return 0;
}
