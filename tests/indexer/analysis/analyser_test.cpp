#include "indexer/analysis/analyser.h"

#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

using Ids = std::set<std::string>;

Ids ids(const std::vector<ConceptMatch>& matches) {
  Ids found;
  for (const auto& match : matches)
    found.insert(match.concept_id);
  return found;
}

Ids in_text(const std::string& text, const std::string& language) {
  return ids(shipped_analyser().analyse(text, language).concepts);
}

Ids in_query(const std::string& text) {
  return ids(shipped_analyser().analyse_query(text).concepts);
}

struct Case {
  std::string language;
  std::string text;
  std::string concept_id;
};

BOOST_AUTO_TEST_SUITE(analyser)

BOOST_AUTO_TEST_CASE(concepts_are_found_in_their_inflected_forms) {
  const std::vector<Case> cases = {
      {"nb", "Om avfallshåndteringens historie", "waste-management"},
      {"nb", "Kurset handler om den sirkulære økonomien.", "circular-economy"},
      {"nb", "Sirkulærøkonomiens grunnlag", "circular-economy"},
      {"nn", "Korleis me kan byggje ein sirkulær økonomi", "circular-economy"},
      {"sv", "Återbruket ökar", "reuse"},
      {"sv", "byggavfallets väg", "construction-waste"},
      {"da", "Affaldshåndteringen i kommunen", "waste-management"},
      {"fi", "Kiertotalouden perusteet", "circular-economy"},
      {"fi", "Jätehuollosta vastaavat kunnat", "waste-management"},
      {"is", "Inngangur að hringrásarhagkerfinu", "circular-economy"},
      {"en", "Managing plastics in the ocean", "plastics"},
  };
  for (const auto& [language, text, id] : cases)
    BOOST_TEST(in_text(text, language).contains(id), language << ": " << text << " has " << id);
}

BOOST_AUTO_TEST_CASE(concepts_are_found_within_and_across_compounds) {
  BOOST_TEST(
      in_text("Byggavfallshåndtering for entreprenører", "nb").contains("construction-waste"));
  BOOST_TEST(in_text("Byggavfallshåndtering for entreprenører", "nb").contains("waste-management"));
  BOOST_TEST(in_text("farlig avfallshåndtering", "nb").contains("hazardous-waste"));
  BOOST_TEST(in_text("Håndteringen af affaldet", "da").contains("waste-management"));
  BOOST_TEST(in_text("The management of wastes", "en").contains("waste-management"));
}

BOOST_AUTO_TEST_CASE(a_hyphen_stands_for_the_head_of_the_next_word) {
  BOOST_TEST(in_text("Rakennus- ja purkujätteiden lajittelu", "fi").contains("construction-waste"));
}

BOOST_AUTO_TEST_CASE(a_compound_is_cut_where_its_last_word_stands_as_written) {
  const auto tokens = shipped_analyser().analyse("livslängd förebygga", "sv").tokens;
  BOOST_REQUIRE(tokens.size() == 2U);
  BOOST_REQUIRE(tokens[0].parts.size() == 2U);
  BOOST_TEST(tokens[0].parts[1].starts_with("läng"), tokens[0].parts[1]);
  BOOST_TEST(tokens[1].parts.empty());
}

BOOST_AUTO_TEST_CASE(a_label_within_a_longer_one_is_marked) {
  for (const auto& match : shipped_analyser().analyse("circular economy", "en").concepts)
    BOOST_TEST(match.within == (match.concept_id != "circular-economy"), match.concept_id);
}

BOOST_AUTO_TEST_CASE(false_friends_take_the_concept_off_their_words_only) {
  BOOST_TEST(!in_text("Software reuse in large systems", "en").contains("reuse"));
  BOOST_TEST(!in_text("DNA-reparasjon i celler", "nb").contains("repair"));
  BOOST_TEST(in_text("Software reuse, and how to repair things", "en").contains("repair"));
}

BOOST_AUTO_TEST_CASE(the_company_of_a_word_can_take_its_concept_off) {
  BOOST_TEST(!in_text("Resirkulering av blod", "nb").contains("recycling"));
  BOOST_TEST(in_text("Resirkulering av papir", "nb").contains("recycling"));
  BOOST_TEST(!in_text("Kiertokirjeet hallinnossa", "fi").contains("circularity"));
  BOOST_TEST(!in_text("Arbetsmiljön på kontoret", "sv").contains("environment"));
  BOOST_TEST(!in_text("Deponering af penge", "da").contains("landfill"));
  BOOST_TEST(in_text("Deponering af slagge", "da").contains("landfill"));
}

BOOST_AUTO_TEST_CASE(words_that_only_look_alike_have_no_concept) {
  BOOST_TEST(in_text("Førebygging av fallulukker", "nn").empty());
  BOOST_TEST(in_text("Skilaboð og samskipti", "is").empty());
  BOOST_TEST(in_text("Tavaramerkkioikeus", "fi").empty());
  BOOST_TEST(in_text("Matematikk og statistikk", "nb").empty());
}

BOOST_AUTO_TEST_CASE(an_acronym_that_reads_as_a_word_is_known_by_its_capitals) {
  BOOST_TEST(in_text("What REACH asks of importers", "en").contains("reach"));
  BOOST_TEST(in_text("Kemikalier enligt Reach", "sv").contains("reach"));
  BOOST_TEST(!in_text("Reach New Audiences and keep reaching them", "en").contains("reach"));
  BOOST_TEST(!in_text("How to reach customers", "en").contains("reach"));
  BOOST_TEST(!in_text("Pop og rock på ungdomsskolen", "nb").contains("pops"));
  BOOST_TEST(!in_text("Man vet för lite om barns lek", "sv").contains("vocational-training"));
  BOOST_TEST(in_query("reach").contains("reach"));
  // What cannot be read as a word is itself in small letters too.
  BOOST_TEST(in_text("Livscykelanalys, lca, i praktiken", "sv").contains("life-cycle-assessment"));
}

BOOST_AUTO_TEST_CASE(a_label_whose_forms_are_other_words_is_found_as_written) {
  BOOST_TEST(in_text("Sufficiency in consumption and mining", "en").contains("sufficiency"));
  BOOST_TEST(!in_text("Sufficient knowledge of English", "en").contains("sufficiency"));
  BOOST_TEST(in_text("Sale of used windows", "en").contains("windows-reuse"));
  BOOST_TEST(!in_text("The use of Windows in offices", "en").contains("windows-reuse"));
  BOOST_TEST(in_text("Sorting and mining", "en").contains("sorting"));
  // It is no word of the other languages.
  BOOST_TEST(!in_text("En sort bil er mine", "da").contains("mining"));
  BOOST_TEST(in_query("sufficiency").contains("sufficiency"));
  BOOST_TEST(!in_query("sufficient").contains("sufficiency"));
}

BOOST_AUTO_TEST_CASE(no_label_reaches_across_a_pause) {
  BOOST_TEST(
      !in_text("Alt om avfall. Håndtering av konflikter", "nb").contains("waste-management"));
  BOOST_TEST(!in_text("Plastik, affald, håndtering", "da").contains("waste-management"));
  BOOST_TEST(in_text("Krav til miljø, sosiale forhold og selskapsstyring", "nb").contains("esg"));
  BOOST_TEST(in_text("Plast-, glas- och metallavfall", "sv").contains("plastic-waste"));
}

BOOST_AUTO_TEST_CASE(a_compound_of_an_unknown_word_is_what_its_head_is) {
  BOOST_TEST(in_text("Vask av trollklærne", "nb").contains("textiles"));
  BOOST_TEST(in_text("Julgransavfallet", "sv").contains("waste"));
  BOOST_TEST(in_query("trollklær").contains("textiles"));
  // Sure of it is nobody.
  for (const auto& match : shipped_analyser().analyse("Julgransavfallet", "sv").concepts)
    BOOST_TEST(match.strength < 0.7);
  // A prefix makes another word of it.
  BOOST_TEST(in_text("Overklær", "nb").empty());
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_compound_is_not_cut) {
  BOOST_TEST(in_text("Tøy", "nb").contains("textiles"));
  BOOST_TEST(in_text("Verktøyene i boden", "nb").empty());
  BOOST_TEST(in_text("Håndverktøy", "nb").empty());
  BOOST_TEST(in_text("Placement af bygninger", "da").empty());  // and no cement
  BOOST_TEST(in_text("Tekstskriving", "nb").empty());           // and no "riving"
  BOOST_TEST(in_text("Kunnan jätteet", "fi").contains("municipalities"));
  BOOST_TEST(!in_text("Tiedekunnassa", "fi").contains("municipalities"));
  BOOST_TEST(!in_text("Yhteiskuntatieteet", "fi").contains("municipalities"));
  const auto tokens = shipped_analyser().analyse("Yhteiskuntatieteet", "fi").tokens;
  BOOST_REQUIRE(tokens.size() == 1U);
  BOOST_REQUIRE(tokens[0].parts.size() == 2U);
  BOOST_TEST(tokens[0].parts[0] == "yhteiskunta");
}

BOOST_AUTO_TEST_CASE(a_query_is_read_in_every_language) {
  for (const auto* query : {"avfallshåndteringen",
                            "jätehuollon",
                            "waste management",
                            "affaldshåndtering",
                            "avfallshantering"})
    BOOST_TEST(in_query(query).contains("waste-management"), query);
}

BOOST_AUTO_TEST_CASE(a_query_word_has_the_stems_of_all_languages) {
  const auto analysis = shipped_analyser().analyse_query("kiertotalouden avfallet");
  BOOST_REQUIRE(analysis.words.size() == 2U);
  const auto has = [](const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  BOOST_TEST(has(analysis.words[0].stems, "kiertotalous"));
  BOOST_TEST(has(analysis.words[0].parts, "talous"));
  BOOST_TEST(has(analysis.words[1].stems, "avfall"));
  BOOST_TEST(analysis.words[1].begin == 15U);
  BOOST_TEST(analysis.words[1].end == 23U);
}

BOOST_AUTO_TEST_CASE(a_query_without_nordic_letters_finds_the_concept) {
  BOOST_TEST(in_query("sirkulaer oekonomi").contains("circular-economy"));
  BOOST_TEST(in_query("jatehuolto").contains("waste-management"));
  BOOST_TEST(in_query("hringrasarhagkerfi").contains("circular-economy"));
}

BOOST_AUTO_TEST_CASE(tokens_know_their_place_stem_and_parts) {
  const std::string text = "Nytt byggavfall!";
  const auto analysis = shipped_analyser().analyse(text, "nb");
  BOOST_REQUIRE(analysis.tokens.size() == 2U);
  const auto& token = analysis.tokens[1];
  BOOST_TEST(text.substr(token.begin, token.end - token.begin) == "byggavfall");
  BOOST_TEST(token.word == "byggavfall");
  BOOST_TEST(token.parts == std::vector<std::string>({"bygg", "avfall"}));
  BOOST_REQUIRE(!analysis.concepts.empty());
  BOOST_TEST(analysis.concepts.front().begin == token.begin);
  BOOST_TEST(analysis.concepts.front().end == token.end);
}

BOOST_AUTO_TEST_CASE(an_unknown_language_is_analysed_without_stems) {
  const auto analysis = shipped_analyser().analyse("Abfallwirtschaft heute", "de");
  BOOST_REQUIRE(analysis.tokens.size() == 2U);
  BOOST_TEST(analysis.tokens[0].stem == "abfallwirtschaft");
}

BOOST_AUTO_TEST_CASE(a_clone_finds_the_same) {
  const auto expected = in_text("Jätehuolto ja kierrätys", "fi");
  for (const std::size_t remembered : {Analyser::frequent_words, Analyser::most_words, 1UL}) {
    const auto clone = shipped_analyser().clone(remembered);
    BOOST_TEST(ids(clone.analyse("Jätehuolto ja kierrätys", "fi").concepts) == expected);
  }
}

BOOST_AUTO_TEST_CASE(odd_text_is_no_problem) {
  for (const std::string text : {"", "\xff\xfe\xfd", "🌱🌱🌱", "- - -", "avfall-", "::::"}) {
    const auto analysis = shipped_analyser().analyse(text, "sv");
    BOOST_TEST(analysis.tokens.size() <= 1U);
    shipped_analyser().analyse_query(text);
  }
  const std::string one_word(200'000, 'a');
  BOOST_TEST(shipped_analyser().analyse(one_word, "nb").tokens.size() >= 1U);
  std::string compound;
  while (compound.size() < 100'000)
    compound += "avfalls";
  BOOST_TEST(shipped_analyser().analyse(compound, "sv").tokens.size() >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
