#include "crawlers/normalise/topic_labels.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "crawlers/normalise/phrase_table.h"
#include "tests/paths.h"

namespace rundkurs::normalise {
namespace {

const Vocabulary& vocabulary() {
  static const auto loaded = [] {
    auto read = Vocabulary::load(source_path("data/vocabulary"));
    if (!read) throw std::runtime_error(describe(read.error()));
    return *std::move(read);
  }();
  return loaded;
}

const TopicLabels& labels() {
  static const TopicLabels topics(vocabulary());
  return topics;
}

/// "topics | own | strange".
std::string reading_of(std::string_view cell) {
  const auto answer = read_topics(cell, labels(), [](std::string_view words) {
    const auto key = joined(tokenise(words));
    return key == "annet" || key == "muu";
  });
  std::string text;
  for (const auto& topic : answer.topics)
    text += (text.empty() ? "" : " ") + topic;
  text += " |";
  for (const auto& own : answer.own)
    text += " " + own;
  text += " |";
  for (const auto& [words, taken_for] : answer.strange)
    text += " " + words + (taken_for.empty() ? "" : "=" + taken_for);
  return text;
}

BOOST_AUTO_TEST_SUITE(topic_labels)

BOOST_AUTO_TEST_CASE(labels_with_commas_are_told_from_separators) {
  struct Case {
    std::string_view cell;
    std::string_view reading;
  };
  for (const auto& [cell, reading] : {
           Case{"Plast", "plastics | |"},
           Case{"Bygg, anlegg og riving, Plast", "construction-demolition-buildings plastics | |"},
           Case{"Plast;Bygg, anlegg og riving;Tekstiler",
                "plastics construction-demolition-buildings textiles | |"},
           Case{
               "Miljøinformasjon, miljømerking og grønnvasking, Levetid, reparasjon og ombruk",
               "environmental-information-ecolabel-greenwashing product-lifetime-repair-reuse | |"},
           Case{"  plast ,, PLAST ", "plastics | |"},
           Case{"1. Plast\n2. Tekstiler", "plastics textiles | |"},
           Case{"Sirkulær økonomi", "circular-economy-general | |"},
           Case{"Plastics|Textiles", "plastics textiles | |"},
           Case{"Muovit, Kiertotalous (yleinen)", "plastics circular-economy-general | |"},
           Case{"plastics", "plastics | |"},
           Case{"", " | |"},
       }) {
    BOOST_TEST_CONTEXT(cell) {
      BOOST_TEST(reading_of(cell) == reading);
    }
  }
}

BOOST_AUTO_TEST_CASE(own_topics_go_on_to_the_next_label) {
  BOOST_TEST(reading_of("Plast, Annet: fiskegarn") == "plastics | fiskegarn |");
  BOOST_TEST(reading_of("Annet: slanger, pumper, Plast") == "plastics | slanger, pumper |");
  BOOST_TEST(reading_of("Annet (kabler); Plast") == "plastics | kabler |");
  BOOST_TEST(reading_of("Plast, Annet") == "plastics | |");
}

BOOST_AUTO_TEST_CASE(what_is_no_label_is_named) {
  BOOST_TEST(reading_of("Plast, Romfart") == "plastics | | Romfart");
}

BOOST_AUTO_TEST_CASE(every_topic_is_found_by_all_its_labels) {
  for (const auto& topic : vocabulary().topics()) {
    for (const auto& [language, label] : topic.labels) {
      BOOST_TEST_CONTEXT(language << " " << label) {
        BOOST_TEST(reading_of(label + ", " + label + "; " + label) == topic.id + " | |");
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
