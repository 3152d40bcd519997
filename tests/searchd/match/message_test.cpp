#include "searchd/match/message.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "searchd/match/stance.h"
#include "tests/paths.h"

namespace rundkurs::match {
namespace {

const InquiryWords& words() {
  static const auto loaded = [] {
    auto read = InquiryWords::load(source_path("data"));
    if (!read) throw std::runtime_error(describe(read.error()));
    return *std::move(read);
  }();
  return loaded;
}

/// How the last occurrence of a word is meant.
Stance stance_of(const std::string& text, const std::string& word) {
  const auto message = read_message(text, words());
  const Stances stances(message, words());
  for (auto i = message.tokens.size(); i-- > 0;) {
    if (message.tokens[i].folded == word) return stances.of(i, i + 1);
  }
  throw std::runtime_error(word + " is not in: " + message.text);
}

BOOST_AUTO_TEST_SUITE(message)

BOOST_AUTO_TEST_CASE(what_mail_programs_add_is_left_out) {
  const auto read = read_message(
      "Hei,\nvi ser etter et kurs i ombruk.\n> gammel tekst om plast\nMed vennlig hilsen\nKari "
      "Tekstil\nAvfallsselskapet\n",
      words());
  BOOST_TEST(read.text.find("ombruk") != std::string::npos);
  BOOST_TEST(read.text.find("plast") == std::string::npos);
  BOOST_TEST(read.text.find("Tekstil") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_quoted_message_ends_the_own_one) {
  const auto read = read_message(
      "Thanks, we need training on textiles.\n\nOn Monday the fourth Ola Nordmann wrote:\nWe want "
      "plastics.",
      words());
  BOOST_TEST(read.text.find("textiles") != std::string::npos);
  BOOST_TEST(read.text.find("plastics") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_postscript_below_the_signature_is_read) {
  const auto read = read_message("Vi vill gå en kurs.\nMvh\nAnna\nPS gärna om textil", words());
  BOOST_TEST(read.text.find("textil") != std::string::npos);
  BOOST_TEST(read.text.find("Anna") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(tags_are_taken_off) {
  const auto read =
      read_message("<html><body><p>Course on <b>waste</b></p></body></html>", words());
  BOOST_TEST(read.text.find('<') == std::string::npos);
  BOOST_TEST(read.tokens.size() == 3U);
}

BOOST_AUTO_TEST_CASE(entities_are_decoded_and_lines_stay) {
  const auto read =
      read_message("S&oslash;ker kurs om milj&#248; &amp; avfall\nfor 5 &lt; 10", words());
  BOOST_TEST(read.text.starts_with("Søker kurs om miljø & avfall\n"));
  BOOST_TEST(read.text.find("5 < 10") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(sentences_end_where_a_reader_would_end_them) {
  const auto read = read_message(
      "Vi er ca. 40 personer. Har dere kurs?\n1) om plast\n2) om mat\nMaks 7.5 poeng", words());
  BOOST_TEST(read.sentences.size() == 5U);
  BOOST_TEST(read.sentences[2].item);
  BOOST_TEST(read.sentences[3].item);
  BOOST_TEST(!read.sentences[4].item);
}

BOOST_AUTO_TEST_CASE(anything_may_come) {
  for (const auto& text : {std::string(),
                           std::string("\0\xff\xfe", 3),
                           std::string(">>>"),
                           std::string("--"),
                           std::string(100000, 'a'),
                           std::string(50000, '<')}) {
    const auto read = read_message(text, words());
    for (const auto& sentence : read.sentences)
      BOOST_TEST(sentence.last <= read.tokens.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(stance)

BOOST_AUTO_TEST_CASE(what_is_not_wanted) {
  BOOST_TEST(stance_of("Vi vil ikke ha en master, men et kurs.", "master").refused);
  BOOST_TEST(!stance_of("Vi vil ikke ha en master, men et kurs.", "kurs").refused);
  BOOST_TEST(stance_of("A course, not a full degree please.", "degree").refused);
  BOOST_TEST(stance_of("Kurssi, ei tutkinto.", "tutkinto").refused);
  BOOST_TEST(stance_of("Ekki háskóla, takk.", "háskóla").refused);
  BOOST_TEST(stance_of("Kursen får inte vara på distans.", "distans").refused);
  BOOST_TEST(stance_of("Vi skal ikke have universitetet blandet ind.", "universitetet").refused);
}

BOOST_AUTO_TEST_CASE(what_is_wished_and_what_must_be) {
  BOOST_TEST(stance_of("Gjerne på nett.", "nett").wished);
  BOOST_TEST(stance_of("Helst på svenska.", "svenska").wished);
  BOOST_TEST(stance_of("Online would be nice.", "online").wished);
  BOOST_TEST(stance_of("Mieluiten verkossa.", "verkossa").wished);
  BOOST_TEST(stance_of("Det må være på nett.", "nett").must);
  BOOST_TEST(stance_of("Kun på dansk.", "dansk").must);
  BOOST_TEST(stance_of("Engelsk er helt greit.", "engelsk").fine);
  BOOST_TEST(stance_of("Englanti käy.", "englanti").fine);
}

BOOST_AUTO_TEST_CASE(what_does_not_matter_and_what_is_there_already) {
  BOOST_TEST(stance_of("Studiepoeng trenger vi ikke.", "studiepoeng").needless);
  BOOST_TEST(stance_of("I have a bachelor in law.", "bachelor").held);
  BOOST_TEST(stance_of("Not just a course.", "course").not_only);
  BOOST_TEST(!stance_of("Not just a course.", "course").refused);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::match
