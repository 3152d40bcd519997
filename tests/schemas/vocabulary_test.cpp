#include "schemas/vocabulary.h"

#include <filesystem>
#include <functional>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using nlohmann::json;

const std::string shipped = source_path("data/vocabulary");

const Result<Vocabulary>& shipped_vocabulary() {
  static const auto loaded = Vocabulary::load(shipped);
  return loaded;
}

/// A small vocabulary of our own, one file of which a test may spoil.
class SmallVocabulary {
 public:
  SmallVocabulary() : files_{{"concepts.json", concepts()}, {"topics.json", topics()}} {
    files_["facets.json"] = json::parse(read_file(shipped + "/facets.json").value());
  }

  json& operator[](const std::string& file) { return files_[file]; }

  Result<Vocabulary> load() {
    for (const auto& [name, content] : files_)
      folder_.write(name, content.dump(1));
    return Vocabulary::load(folder_.path().string());
  }

  /// What is said of it, from the file's name on.
  std::string complaint() {
    const auto loaded = load();
    if (loaded) return "none";
    return describe(loaded.error()).substr(folder_.path().string().size() + 1);
  }

 private:
  static json entry(const std::string& id, const std::string& english, const json& broader) {
    return {{"id", id},
            {"kind", "concept"},
            {"topic", "waste"},
            {"weight", 0.5},
            {"labels", {{"en", {{"pref", english}, {"alt", {english + "s"}}}}}},
            {"broader", broader}};
  }

  static json concepts() {
    return {{"version", "2026-11-22"},
            {"languages", {"en"}},
            {"concepts",
             {entry("waste", "waste", json::array()),
              entry("food-waste", "food waste", {"waste"}),
              entry("peel", "peel", {"food-waste"})}}};
  }

  static json topics() {
    return {{"version", "2026-11-22"},
            {"topics",
             {{{"id", "waste"},
               {"labels", {{"en", "Waste"}, {"da", "Affald"}}},
               {"descriptions", {{"en", "What is thrown away."}}}}}}};
  }

  TemporaryFolder folder_;
  std::map<std::string, json> files_;
};

BOOST_AUTO_TEST_SUITE(vocabulary)

BOOST_AUTO_TEST_CASE(the_shipped_vocabulary_is_sound) {
  const auto& loaded = shipped_vocabulary();
  BOOST_REQUIRE(loaded.has_value());
  BOOST_TEST(loaded->concepts().size() >= 566U);
  BOOST_TEST(loaded->topics().size() == 24U);
  const auto* waste = loaded->concept_by_id("waste-management");
  BOOST_REQUIRE(waste != nullptr);
  BOOST_TEST(waste->labels.at("nb").front() == "avfallshåndtering");
  BOOST_TEST(!waste->false_friend);
  BOOST_TEST(loaded->concept_by_id("no-such-thing") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_value_of_the_record_has_a_name_in_every_interface_language) {
  const auto& loaded = shipped_vocabulary();
  BOOST_REQUIRE(loaded.has_value());
  const auto schema =
      json::parse(read_file(source_path("schemas/offering.schema.json")).value_or("{}"));
  for (const char* facet : {"kind", "level", "language", "country", "mode", "audience"}) {
    BOOST_TEST(!loaded->facet_labels(facet).empty());
    for (const auto& value : loaded->facet_labels(facet)) {
      for (const char* language : {"nb", "nn", "sv", "da", "fi", "is", "en"})
        BOOST_TEST(value.labels.contains(language), facet << ' ' << value.id << ' ' << language);
    }
  }
  BOOST_TEST(loaded->facet_labels("colour").empty());
}

BOOST_AUTO_TEST_CASE(labels_fall_back_to_a_neighbour_and_then_to_the_id) {
  const auto& loaded = shipped_vocabulary();
  BOOST_REQUIRE(loaded.has_value());
  BOOST_TEST(loaded->facet_label("country", "NO", "fi") == "Norja");
  BOOST_TEST(loaded->facet_label("country", "FO", "fo") == "Føroyar");
  BOOST_TEST(loaded->facet_label("mode", "online", "fo") == "online / fjernundervisning");
  BOOST_TEST(loaded->facet_label("level", "not-stated", "sv") == "Ej angivet");
  BOOST_TEST(loaded->facet_label("institution", "no-nmbu", "sv") == "no-nmbu");
  SmallVocabulary small;
  BOOST_TEST(small.load().value().facet_label("topic", "waste", "nb") == "Affald");
}

BOOST_AUTO_TEST_CASE(mistakes_name_the_file_and_the_entry) {
  struct Case {
    std::function<void(SmallVocabulary&)> spoil;
    const char* complaint;
  };
  const auto entry = [](SmallVocabulary& small, std::size_t index) -> json& {
    return small["concepts.json"]["concepts"][index];
  };
  const Case cases[] = {
      {[](SmallVocabulary&) {}, "none"},
      {[&](auto& small) { entry(small, 1)["id"] = "waste"; },
       "concepts.json: waste: this id stands twice"},
      {[&](auto& small) { entry(small, 1)["topic"] = "colours"; },
       "concepts.json: food-waste.topic: no topic is called 'colours'"},
      {[&](auto& small) { entry(small, 1)["related"] = {"colour"}; },
       "concepts.json: food-waste.related: no concept is called 'colour'"},
      {[&](auto& small) { entry(small, 0)["broader"] = {"peel"}; },
       "concepts.json: waste.broader: leads back to the concept itself"},
      {[&](auto& small) { entry(small, 2)["labels"]["en"]["alt"] = {"Food Waste"}; },
       "concepts.json: peel.labels.en: 'Food Waste' is a label of food-waste too"},
      {[&](auto& small) { entry(small, 2)["labels"]["en"]["alt"] = {"peel "}; },
       "concepts.json: peel.labels.en: 'peel ' has blanks too many"},
      {[&](auto& small) { entry(small, 2)["weight"] = 1.5; },
       "concepts.json:50: peel.weight: must be at most 1, not 1.5"},
      {[&](auto& small) { entry(small, 2)["labels"]["en"]["pref"] = ""; },
       "concepts.json:46: peel.labels.en.pref: must not be empty"},
      {[&](auto& small) { entry(small, 2)["labels"]["english"] = json::object(); },
       "concepts.json:41: peel.labels: unknown member 'english'"},
      {[](auto& small) { small["topics.json"]["topics"] = json::array(); },
       "topics.json:2: topics: must not be empty"},
      {[](auto& small) { small["facets.json"].erase("levels"); },
       "facets.json:1: member 'levels' is missing"},
      {[](auto& small) { small["facets.json"]["modes"][0]["id"] = "online"; },
       "facets.json: online: this id stands twice"},
  };
  for (const auto& [spoil, complaint] : cases) {
    BOOST_TEST_CONTEXT(complaint) {
      SmallVocabulary small;
      spoil(small);
      BOOST_TEST(small.complaint() == complaint);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_label_may_be_shared_on_purpose) {
  SmallVocabulary small;
  small["concepts.json"]["concepts"][2]["labels"]["en"]["alt"] = {"Waste"};
  small["concepts.json"]["shared_labels"] = {
      {{"language", "en"}, {"label", "waste"}, {"concepts", {"waste", "peel"}}}};
  BOOST_TEST(small.complaint() == "none");
}

BOOST_AUTO_TEST_CASE(names_that_are_found_as_written_are_names_too) {
  SmallVocabulary small;
  auto& english = small["concepts.json"]["concepts"][2]["labels"]["en"];
  english["as_written"] = {"peel", "peelings"};
  const auto loaded = small.load();
  BOOST_REQUIRE(loaded.has_value());
  const auto* const peel = loaded->concept_by_id("peel");
  const std::vector<std::string> names = {"peel", "peels", "peelings"};
  BOOST_TEST(peel->labels.at("en") == names, boost::test_tools::per_element());
  BOOST_TEST(peel->is_as_written("en", "peel"));
  BOOST_TEST(!peel->is_as_written("en", "peels"));
  BOOST_TEST(!peel->is_as_written("sv", "peel"));

  english["as_written"] = {"Waste"};
  BOOST_TEST(small.complaint() == "concepts.json: peel.labels.en: 'Waste' is a label of waste too");
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_named) {
  const auto loaded = Vocabulary::load("/no/such/folder");
  BOOST_REQUIRE(!loaded.has_value());
  BOOST_TEST(loaded.error().where == "/no/such/folder/concepts.json");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
