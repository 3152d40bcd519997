// How fast text is analysed with concepts, a core: megabytes a second by language, and beside it
// what Xapian's own TermGenerator does with the same text and its Snowball stemmer.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"

namespace {

using namespace rundkurs;

struct Peer {
  const char* language;
  const char* stemmer;
};

/// Sentences of the fixture blocks, some often and most seldom, as running text repeats itself.
std::string running_text(const std::string& language, std::size_t bytes) {
  std::vector<std::string> blocks;
  std::ifstream file(source_path("tests/fixtures/language_blocks/" + language + ".txt"));
  for (std::string line; std::getline(file, line);)
    blocks.push_back(line + "\n");
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same text each time.
  std::exponential_distribution<double> choose(6.0 / static_cast<double>(blocks.size()));
  std::string text;
  while (text.size() < bytes)
    text += blocks[std::min(blocks.size() - 1, static_cast<std::size_t>(choose(random)))];
  return text;
}

/// Processor time, since other programs run beside this one; the best of five.
template <typename Work>
double megabytes_a_second(std::size_t bytes, Work work) {
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return static_cast<double>(bytes) / 1e6 / best;
}

}  // namespace

// The test library brings Boost.Test's main(); this is the one test of this program.
#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(speed_of_analysis) {
  fmt::print("{:<9}{:>12}{:>20}{:>8}\n", "language", "MB/s", "TermGenerator MB/s", "ratio");
  constexpr std::size_t block = 16U << 10U;  // The length of a long page.
  for (const auto& [language, stemmer] : {Peer{"nb", "norwegian"},
                                          {"nn", "norwegian"},
                                          {"sv", "swedish"},
                                          {"da", "danish"},
                                          {"en", "english"},
                                          {"is", "none"},
                                          {"fi", "finnish"}}) {
    const auto text = running_text(language, 2U << 20U);
    std::size_t concepts = 0;
    const double own = megabytes_a_second(text.size(), [&, code = language] {
      for (std::size_t at = 0; at < text.size(); at += block)
        concepts += shipped_analyser()
                        .analyse(std::string_view(text).substr(at, block), code)
                        .concepts.size();
    });
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem(stemmer));
    const double peer = megabytes_a_second(text.size(), [&] {
      for (std::size_t at = 0; at < text.size(); at += block) {
        generator.set_document(Xapian::Document());
        generator.index_text(text.substr(at, block));
      }
    });
    fmt::print("{:<9}{:>12.1f}{:>20.1f}{:>8.2f}\n", language, own, peer, own / peer);
    BOOST_TEST(concepts > 0U);
  }
}
