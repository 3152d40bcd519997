#include "searchd/search/label_index.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

LabelIndex few_labels() {
  LabelIndex index;
  index.add({"topic", "waste", "nb", "Avfallsforebygging og -håndtering", true});
  index.add({"topic", "waste", "fi", "Jätteiden synnyn ehkäisy", true});
  index.add({"concept", "circular-economy", "nb", "sirkulær økonomi", true});
  index.add({"concept", "circular-economy", "nb", "kretsløpsøkonomi", false});
  index.add({"concept", "circular-economy", "en", "circular economy", true});
  index.add({"concept", "circular-economy", "fi", "kiertotalous", true});
  index.add({"concept", "sharing", "en", "sharing economy", true});
  index.add(
      {"institution", "no-nmbu", "nb", "Norges miljø- og biovitenskapelige universitet", true});
  index.seal();
  return index;
}

std::string first(std::string_view typed, std::string_view language = "nb") {
  static const auto index = few_labels();
  const auto found = index.find(typed, language);
  return found.empty() ? "" : found.front().label->text;
}

BOOST_AUTO_TEST_SUITE(label_index)

BOOST_AUTO_TEST_CASE(what_was_typed_may_stand_anywhere_in_any_language) {
  BOOST_TEST(first("sirk") == "sirkulær økonomi");
  BOOST_TEST(first("kierto") == "kiertotalous");
  BOOST_TEST(first("talous") == "kiertotalous");
  BOOST_TEST(first("håndter") == "Avfallsforebygging og -håndtering");
  BOOST_TEST(first("forebygg") == "Avfallsforebygging og -håndtering");
  BOOST_TEST(first("biovit").starts_with("Norges miljø"));
  BOOST_TEST(first("zz") == "");
  BOOST_TEST(first("") == "");
}

BOOST_AUTO_TEST_CASE(the_order_of_words_and_accents_do_not_matter) {
  BOOST_TEST(first("okonomi sirk") == "sirkulær økonomi");
  BOOST_TEST(first("SIRKULÆR ØK") == "sirkulær økonomi");
  BOOST_TEST(first("handtering") == "Avfallsforebygging og -håndtering");
}

BOOST_AUTO_TEST_CASE(slips_of_the_keys_are_forgiven) {
  BOOST_TEST(first("cirkular economy", "en") == "circular economy");
  BOOST_TEST(first("kietrotal") == "kiertotalous");
  BOOST_TEST(first("sirkulør") == "sirkulær økonomi");
  BOOST_TEST(first("xirkulær") == "sirkulær økonomi");
  // Short words have too many neighbours.
  BOOST_TEST(first("sxr") == "");
}

BOOST_AUTO_TEST_CASE(each_thing_is_named_once_in_the_readers_language) {
  static const auto index = few_labels();
  const auto found = index.find("economy", "en");
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].label->text == "sharing economy");
  BOOST_TEST(found[1].label->text == "circular economy");
  BOOST_TEST((found[0].closeness == Closeness::word_begins));
  const auto begins = index.find("sharing economy", "en");
  BOOST_TEST((begins.at(0).closeness == Closeness::begins));
  BOOST_TEST(index.find("kretsl", "nb").at(0).label->text == "kretsløpsøkonomi");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
