#include "indexer/analysis/morphology.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/analysis/twin.h"

namespace rundkurs {
namespace {

const Morphology& morphology() {
  static const Morphology instance;
  return instance;
}

std::string stem(const std::string& word, Language language) {
  return morphology().forms(word, language).stems.front();
}

std::string root(const std::string& word, Language language) {
  const auto forms = morphology().forms(word, language);
  return forms.roots.empty() ? forms.stems.front() : forms.roots.front();
}

/// Forms of one word, the first of which the others must meet.
struct Paradigm {
  Language language;
  std::vector<std::string> forms;
};

BOOST_AUTO_TEST_SUITE(morphology_of_words)

BOOST_AUTO_TEST_CASE(the_forms_of_a_word_share_a_stem) {
  const std::vector<Paradigm> paradigms = {
      {Language::nb, {"avfall", "avfallet", "avfalla", "avfallets"}},
      {Language::nb, {"fiskerilov", "fiskeriloven", "fiskerilovens", "fiskerilover"}},
      {Language::nn, {"jordlov", "jordlova", "jordlovene", "jordlovs"}},
      {Language::nb, {"bedrift", "bedriften", "bedrifter", "bedriftene"}},
      {Language::nb, {"sirkulær", "sirkulære", "sirkulært"}},
      {Language::nn, {"forretningsmodell", "forretningsmodellar", "forretningsmodellane"}},
      {Language::nn, {"avgift", "avgifta", "avgifter", "avgiftene"}},
      {Language::sv, {"återbruk", "återbruket", "återbrukets"}},
      {Language::sv, {"svinn", "svinnet", "svinnets"}},
      {Language::sv, {"kretslopp", "kretsloppet", "kretsloppen"}},
      {Language::sv, {"hållbar", "hållbara", "hållbart"}},
      {Language::sv, {"industriell", "industriella", "industriellt"}},
      {Language::sv, {"kvalitet", "kvaliteten", "kvaliteter"}},
      {Language::sv, {"universitet", "universitetet", "universiteten"}},
      {Language::sv, {"budget", "budgeten"}},
      {Language::sv, {"soptunna", "soptunnan", "soptunnans", "soptunnor"}},
      {Language::sv, {"ekonomi", "ekonomin", "ekonomins"}},
      {Language::sv, {"industri", "industrin", "industrier", "industriernas"}},
      {Language::sv, {"avfallsplan", "avfallsplanen", "avfallsplaner"}},
      {Language::nb, {"økonomi", "økonomien", "økonomis"}},
      {Language::nb, {"grønn", "grønt", "grønnere", "grønne"}},
      {Language::da, {"grøn", "grønt", "grønnere", "grønne"}},
      {Language::sv, {"grön", "grönt", "gröna"}},
      {Language::sv, {"giftfri", "giftfritt", "giftfria"}},
      {Language::sv, {"gödsel", "gödseln", "gödselns"}},
      {Language::sv, {"kemi", "kemin", "kemins"}},
      {Language::is, {"hrein", "hreinn", "hreinni", "hreint"}},
      {Language::is, {"græn", "grænn", "grænna", "grænni", "grænt"}},
      {Language::fi, {"resurssitehokas", "resurssitehokkaampi", "resurssitehokkaat"}},
      {Language::nb, {"gjenbruk", "gjenbruket", "gjenbruks"}},
      {Language::nb, {"gjenvinner", "gjenvinneren", "gjenvinnerne"}},
      {Language::is, {"textíll", "textíl", "textíls", "textílsins"}},
      {Language::is, {"stöð", "stöðin", "stöðvar", "stöðvum", "stöðvarinnar"}},
      {Language::is, {"eldhús", "eldhúsið", "eldhússins"}},
      {Language::sv, {"producentansvar", "producentansvaret", "producentansvarets"}},
      {Language::sv, {"flöde", "flöden", "flödena", "flödenas"}},
      {Language::sv, {"byggnad", "byggnader", "byggnaders", "byggnadernas"}},
      {Language::sv, {"analys", "analyser", "analysen", "analyserna"}},
      {Language::sv, {"kurs", "kurser", "kursens"}},
      {Language::sv, {"förebyggande", "förebyggandet", "förebyggandets"}},
      {Language::nb, {"kvalitet", "kvaliteten", "kvalitetens"}},
      {Language::nb, {"ressurs", "ressurser", "ressursene"}},
      {Language::da, {"køkken", "køkkener", "køkkenet"}},
      {Language::nb, {"seminar", "seminaret", "seminarer", "seminarene"}},
      {Language::da, {"genbrug", "genbruget", "genbrugets"}},
      {Language::da, {"cirkulær", "cirkulære", "cirkulært"}},
      {Language::fi, {"jätehuolto", "jätehuollon", "jätehuoltoa", "jätehuollossa"}},
      {Language::fi, {"hankinta", "hankintojen", "hankinnat"}},
      {Language::fi, {"ruokahävikki", "ruokahävikin", "ruokahävikkiä"}},
      {Language::is,
       {"úrgangur", "úrgang", "úrgangi", "úrgangs", "úrganginn", "úrganginum", "úrgangsins"}},
      {Language::is, {"hagkerfi", "hagkerfið", "hagkerfinu", "hagkerfisins", "hagkerfis"}},
      {Language::is,
       {"endurvinnsla",
        "endurvinnslu",
        "endurvinnslan",
        "endurvinnsluna",
        "endurvinnslunni",
        "endurvinnslunnar"}},
      {Language::is,
       {"viðgerð",
        "viðgerðar",
        "viðgerðir",
        "viðgerðum",
        "viðgerðin",
        "viðgerðinni",
        "viðgerðirnar",
        "viðgerðanna"}},
      {Language::is, {"vara", "vöru", "vörur", "vörum", "varan", "vörunni", "vörurnar"}},
      {Language::is, {"hringrás", "hringrásar", "hringrásir", "hringrásin", "hringrásum"}},
      {Language::is,
       {"framleiðandi", "framleiðanda", "framleiðendur", "framleiðendum", "framleiðenda"}},
      {Language::is, {"sjálfbær", "sjálfbært", "sjálfbæra", "sjálfbærri", "sjálfbærum"}},
      {Language::fo, {"búskapur", "búskap", "búskapi", "búskapinum", "búskapin"}},
      {Language::en, {"company", "companies", "company's"}},
  };
  for (const auto& [language, forms] : paradigms) {
    const auto expected = stem(forms.front(), language);
    for (const auto& form : forms)
      BOOST_TEST(stem(form, language) == expected,
                 code_of(language)
                     << " " << form << " → " << stem(form, language) << ", not " << expected);
  }
}

BOOST_AUTO_TEST_CASE(different_words_keep_different_stems) {
  const std::vector<Paradigm> strangers = {
      {Language::sv, {"plan", "planet"}},
      {Language::sv, {"pack", "paket"}},
      {Language::nb, {"ombruk", "misbruk"}},
      {Language::nb, {"fiskeriloven", "fiskeri"}},
      {Language::nn, {"arbeidslova", "arbeid"}},
      {Language::da, {"genbrug", "genanvendelse"}},
      {Language::is, {"úrgangur", "útgangur"}},
      {Language::fi, {"jäte", "jätti"}},
  };
  for (const auto& [language, words] : strangers)
    BOOST_TEST(stem(words[0], language) != stem(words[1], language), words[0]);
}

BOOST_AUTO_TEST_CASE(an_action_meets_its_verb_and_participle_in_the_root) {
  const std::vector<Paradigm> families = {
      {Language::nb, {"kompostering", "kompostere", "kompostert", "komposterte"}},
      {Language::nb, {"reparasjon", "reparasjonen", "reparere", "reparert"}},
      {Language::nb, {"gjenvinning", "gjenvinne", "gjenvunnet", "gjenvinnes"}},
      {Language::sv, {"återvinning", "återvinna", "återvunnen", "återvunnet", "återvunna"}},
      {Language::sv, {"sortering", "sortera", "sorterat", "sorterade"}},
      {Language::da, {"reparation", "reparationerne", "reparere", "reparerer"}},
      {Language::fi, {"kierrätys", "kierrättäminen", "kierrättää"}},
      {Language::is, {"flokkun", "flokkunar", "flokka"}},
      {Language::is, {"endurvinnsla", "endurvinna", "endurunnið"}},
      {Language::is, {"lágmörkun", "lágmarka"}},
      {Language::en, {"utilisation", "utilization", "utilize"}},
  };
  for (const auto& [language, forms] : families) {
    const auto expected = root(forms.front(), language);
    for (const auto& form : forms)
      BOOST_TEST(root(form, language) == expected,
                 form << " → " << root(form, language) << ", not " << expected);
  }
}

BOOST_AUTO_TEST_CASE(the_vowel_that_some_forms_lose_is_in_no_root) {
  const std::vector<Paradigm> paradigms = {
      {Language::nb, {"gjødsel", "gjødsla", "gjødselen"}},
      {Language::nb, {"sykkel", "sykler", "syklene"}},
      {Language::nn, {"møbel", "møblar", "møbla"}},
      {Language::da, {"middel", "midler", "midlerne"}},
      {Language::sv, {"medel", "medlet", "medlen", "medlens"}},
      {Language::sv, {"läder", "lädret", "lädrets"}},
      {Language::sv, {"avloppsvatten", "avloppsvattnet", "avloppsvattnets"}},
      {Language::is, {"leður", "leðri", "leðurs", "leðrið"}},
  };
  for (const auto& [language, forms] : paradigms) {
    for (const auto& form : forms)
      BOOST_TEST(root(form, language) == root(forms.front(), language), form);
  }
  BOOST_TEST(root("handel", Language::sv) != root("handling", Language::sv));
}

// "Renovasjon" is the collecting of waste.
BOOST_AUTO_TEST_CASE(renovation_is_no_renovating) {
  BOOST_TEST(root("renovasjon", Language::nb) != root("renovere", Language::nb));
  BOOST_TEST(root("renovation", Language::da) != root("renovering", Language::da));
}

/// Voikko gives up on such a word, and is then of no use for any other.
BOOST_AUTO_TEST_CASE(a_word_too_long_to_be_cut_leaves_the_others_known) {
  const std::string endless = "sairaanhoitajakoulutusteollisuudensairaanhoitajakoulutu";
  BOOST_TEST(morphology().forms(endless, Language::fi).pieces.empty());
  BOOST_TEST(morphology().forms("ruokaketjuista", Language::fi).pieces ==
                 std::vector<std::string>({"ruoka", "ketjuista"}),
             boost::test_tools::per_element());
  BOOST_TEST(stem("kouluissa", Language::fi) == "koulu");
  // Of this it has more analyses than it gives, and knows no word that begins with "itse" after it.
  BOOST_TEST(!morphology().forms("lakilakilakilakilakilakilaki", Language::fi).pieces.empty());
  BOOST_TEST(!morphology().forms("itseopiskelu", Language::fi).pieces.empty());
}

BOOST_AUTO_TEST_CASE(finnish_compounds_show_their_parts) {
  BOOST_TEST(morphology().forms("jätehuollon", Language::fi).pieces ==
             std::vector<std::string>({"jäte", "huollon"}));
  BOOST_TEST(morphology().forms("koulussa", Language::fi).pieces.empty());
}

BOOST_AUTO_TEST_CASE(numbers_codes_and_monsters_stay_as_they_are) {
  BOOST_TEST(stem("bioec360", Language::nb) == "bioec360");
  const std::string monster(5000, 'e');
  BOOST_TEST(stem(monster, Language::fi) == monster);
  BOOST_TEST(stem("sámegiella", Language::se) == "sámegiella");
}

BOOST_AUTO_TEST_CASE(twins_share_a_spelling) {
  for (const auto* twin : {"økonomi", "oekonomi", "ökonomi", "okonomi"})
    BOOST_TEST(twin_spelling(twin) == "okonomi");
  for (const auto* twin : {"avfallshåndtering", "avfallshaandtering", "avfallshandtering"})
    BOOST_TEST(twin_spelling(twin) == "avfallshandtering");
  BOOST_TEST(twin_spelling("sirkulær") == twin_spelling("sirkulaer"));
  BOOST_TEST(twin_spelling("hringrásarhagkerfið") == "hringrasarhagkerfid");
  BOOST_TEST(twin_spelling("þjónusta") == "thjonusta");
}

BOOST_AUTO_TEST_CASE(a_plasticiser_is_no_plastic) {
  BOOST_TEST(root("plasticisers", Language::en) != root("plastic", Language::en));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
