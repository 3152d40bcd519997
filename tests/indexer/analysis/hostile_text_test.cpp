// Text that nobody wrote for us: analysed as far as it makes sense, in linear time, never a crash.
#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/analysis/language_guess.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

const std::vector<std::string> languages = {"nb", "sv", "da", "fi", "is", "fo", "en", "kl", "xx"};

/// What must hold of any analysis of any text.
void check(const std::string& text, const Analysis& analysis) {
  std::size_t end = 0;
  for (const auto& token : analysis.tokens) {
    BOOST_REQUIRE(token.begin >= end && token.end > token.begin && token.end <= text.size());
    end = token.end;
  }
  for (const auto& match : analysis.concepts) {
    BOOST_REQUIRE(match.first_token <= match.last_token);
    BOOST_REQUIRE(match.last_token < analysis.tokens.size());
    BOOST_REQUIRE(match.begin < match.end && match.end <= text.size());
  }
}

void analyse_in_all(const std::string& text) {
  for (const auto& language : languages)
    check(text, shipped_analyser().analyse(text, language));
  shipped_analyser().analyse_query(text.substr(0, 300));
  guess_language(text, "");
}

/// Pieces that each do something of their own to the analysis, put together at random.
std::string random_text(std::mt19937& random, std::size_t pieces) {
  static const std::vector<std::string> some = {
      "avfall",
      "håndtering",
      "bygge- og ",
      "rakennus- ja ",
      "purkujäte",
      "-",
      "‐",
      " ",
      "\n",
      "s",
      "endur",
      "vinnsla",
      "ä",
      "Å",
      "\xc3",
      "\xff",
      "\xf0\x9f",
      "🌱",
      "हिन्दी",
      "循環経済",
      "اقتصاد",
      "е",
      "\u0301",
      "\u00ad",
      "\u200b",
      "'",
      ".",
      ",",
      "/",
      "ISO 59004",
      "2027",
      "EE-",
      "EU:n",
      "av",
      "og",
      "till",
      "kiertotalous",
      "sirkulær",
      "økonomi",
      "circular",
      "economy",
      "waste",
      "management",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
  std::uniform_int_distribution<std::size_t> choose(0, some.size() - 1);
  std::uniform_int_distribution<int> byte(0, 255);
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    text += some[choose(random)];
    if (i % 7 == 0) text += static_cast<char>(byte(random));
    if (i % 3 == 0) text += ' ';
  }
  return text;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes)
    text += piece;
  return text;
}

double seconds_for(const std::string& text, const std::string& language) {
  double best = 1e9;
  for (int run = 0; run < 3; ++run) {
    const auto start = std::chrono::steady_clock::now();
    shipped_analyser().analyse(text, language);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
  }
  return best;
}

BOOST_AUTO_TEST_SUITE(hostile_text)

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text) {
  analyse_in_all("");
  analyse_in_all("\xff\xfe\xfd\x80\x80");
  analyse_in_all(std::string("av\0fall\0\0", 9));
  analyse_in_all("avfall \xc3 gjenvinning \xe2\x82 sortering");
}

BOOST_AUTO_TEST_CASE(what_stands_beside_broken_bytes_is_still_found) {
  const auto concepts =
      shipped_analyser().analyse("\xff\xff avfallshåndtering \xc3", "nb").concepts;
  BOOST_TEST(std::any_of(concepts.begin(), concepts.end(), [](const ConceptMatch& match) {
    return match.concept_id == "waste-management";
  }));
}

BOOST_AUTO_TEST_CASE(only_pictures_have_no_concepts) {
  BOOST_TEST(shipped_analyser().analyse("🌱🌱🌱 ♻️ 🗑️", "da").concepts.empty());
}

BOOST_AUTO_TEST_CASE(scripts_side_by_side) {
  analyse_in_all("Circular economy 循環経済 экономика замкнутого цикла اقتصاد دائري kiertotalous");
}

BOOST_AUTO_TEST_CASE(texts_put_together_at_random) {
  std::mt19937 random(20270101);  // NOLINT(cert-msc51-cpp): the same texts each time.
  for (int round = 0; round < 300; ++round)
    analyse_in_all(random_text(random, 60));
}

BOOST_AUTO_TEST_CASE(ten_megabytes_are_read_to_the_end) {
  const auto text = repeated("Avfallshåndteringen og ombruk av byggematerialer. ", 10U << 20U);
  const auto analysis = shipped_analyser().analyse(text, "nb");
  BOOST_TEST(analysis.tokens.back().end + 60 > text.size());
  BOOST_TEST(analysis.concepts.size() > 1000U);
}

// Twice the text may take twice the time. The bound is wide, since other programs run as well: a
// step that is quadratic would take some sixteen times as long for four times the text.
BOOST_AUTO_TEST_CASE(the_time_grows_with_the_text) {
  const std::vector<std::string> pieces = {"bygge- og ",
                                           "avfall ",
                                           "gjenbruk av ",
                                           "avfallshåndteringsordning ",
                                           "sirkulær økonomi i ",
                                           "- ",
                                           "a",
                                           "avfall"};
  for (const auto& piece : pieces) {
    const double small = seconds_for(repeated(piece, 150'000), "nb");
    const double large = seconds_for(repeated(piece, 600'000), "nb");
    BOOST_TEST(large < 10 * small + 0.05, piece << ": " << small << " s, then " << large << " s");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
