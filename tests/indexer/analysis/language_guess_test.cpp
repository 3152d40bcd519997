#include "indexer/analysis/language_guess.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

struct Block {
  std::string language;
  std::string text;
};

const std::vector<Block> blocks = {
    {"nb",
     "Avfall som ressurs. Du lærer hvordan kommuner og bedrifter kan samarbeide om ombruk. "
     "Studiet passer for deg som jobber med innkjøp."},
    {"nn",
     "Avfall som ressurs. Du lærer korleis kommunar og verksemder kan samarbeide om ombruk. "
     "Studiet passar for deg som ikkje har arbeidd med innkjøp før."},
    {"sv",
     "Avfall som resurs. Du lär dig hur kommuner och företag kan samarbeta om återbruk. "
     "Kursen passar dig som arbetar med inköp."},
    {"da",
     "Affald som ressource. Du lærer, hvordan kommuner og virksomheder kan samarbejde om "
     "genbrug. Kurset er for dig, der arbejder med indkøb."},
    {"fi",
     "Jäte on resurssi. Opit, miten kunnat ja yritykset voivat tehdä yhteistyötä. Kurssi sopii "
     "hankintojen parissa työskenteleville."},
    {"is",
     "Úrgangur er auðlind. Þú lærir hvernig sveitarfélög og fyrirtæki geta unnið saman. "
     "Námskeiðið hentar þeim sem sjá um innkaup."},
    {"fo",
     "Burturkast er tilfeingi. Tú lærir, hvussu kommunur og fyritøkur kunnu samstarva. "
     "Skeiðið er fyri tey, sum ikki hava royndir við innkeypum."},
    {"kl",
     "Eqqagassat atorluarneqarsinnaapput. Pikkorissarnermi ilinniarneqassaaq kommunit "
     "suliffeqarfiillu qanoq suleqatigiissinnaanersut aamma ilinniartut."},
    {"se",
     "Bázahusat leat resursa. Don oahpat mo gielddat ja fitnodagat sáhttet ovttasbargat. "
     "Kursa heive sidjiide geat barget oastimiiguin."},
    {"en",
     "Waste as a resource. You learn how municipalities and companies can work together on "
     "reuse. The course is for those who work with procurement."},
};

BOOST_AUTO_TEST_SUITE(language_guess)

BOOST_AUTO_TEST_CASE(a_block_of_text_tells_its_language) {
  for (const auto& [language, text] : blocks)
    BOOST_TEST(guess_language(text, "") == language, text);
}

BOOST_AUTO_TEST_CASE(a_block_of_text_is_believed_over_a_wrong_declaration) {
  for (const auto& [language, text] : blocks)
    BOOST_TEST(guess_language(text, language == "en" ? "nb" : "en") == language, text);
}

BOOST_AUTO_TEST_CASE(the_declaration_wins_where_a_text_tells_little) {
  BOOST_TEST(guess_language("Design", "sv") == "sv");
  BOOST_TEST(guess_language("LCA", "fi") == "fi");
  BOOST_TEST(guess_language("Innovation", "da") == "da");
  BOOST_TEST(guess_language("Material", "nn") == "nn");
  BOOST_TEST(guess_language("Reparerbara produkter", "sv") == "sv");
  BOOST_TEST(guess_language("Hiilijalanjälkilaskenta", "fi") == "fi");
}

BOOST_AUTO_TEST_CASE(norwegian_without_more_is_bokmal_until_shown_otherwise) {
  BOOST_TEST(guess_language("Ombruk", "no") == "nb");
  BOOST_TEST(guess_language(blocks[0].text, "no") == "nb");
  BOOST_TEST(guess_language(blocks[1].text, "no") == "nn");
}

BOOST_AUTO_TEST_CASE(a_foreign_language_is_called_by_its_name) {
  BOOST_TEST(guess_language("Die Kreislaufwirtschaft und das Recycling von Abfällen werden in "
                            "diesem Seminar behandelt.",
                            "") == "de");
}

BOOST_AUTO_TEST_CASE(nothing_can_be_told_of_nothing) {
  BOOST_TEST(guess_language("", "").empty());
  BOOST_TEST(guess_language("12345 – 67", "").empty());
  BOOST_TEST(guess_language("\xff\xfe", "").empty());
  BOOST_TEST(guess_language("", "nb") == "nb");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
