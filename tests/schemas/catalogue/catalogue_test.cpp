#include "schemas/catalogue/catalogue.h"

#include <boost/test/unit_test.hpp>

#include "schemas/offering_json.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

using std::chrono::hours;

const Timestamp start{std::chrono::seconds{1'800'000'000}};
const Timestamp later = start + hours{48};

const std::string nb_page = "https://uni.example/emne/a1";
const std::string en_page = "https://uni.example/en/course/a1";

template <typename T>
T expect(Result<T> result) {
  if (!result) BOOST_FAIL(describe(result.error()));
  return std::move(result).value();
}
void expect(const Result<void>& result) {
  if (!result) BOOST_FAIL(describe(result.error()));
}

Offering found(Catalogue& catalogue, std::string_view id) {
  auto offering = expect(catalogue.find(id));
  BOOST_REQUIRE_MESSAGE(offering, "nothing under " << id);
  return *std::move(offering);
}

/// Ids in the order in which the catalogue gives them.
std::vector<std::string> ids(Catalogue& catalogue, const OfferingFilter& filter = {}) {
  std::vector<std::string> all;
  expect(catalogue.for_each(filter, [&](const Offering& offering) -> Result<void> {
    all.push_back(offering.id);
    return {};
  }));
  BOOST_TEST(expect(catalogue.count(filter)) == all.size());
  return all;
}

using Ids = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(catalogue)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_offering_comes_back_as_it_was_put, Store, Stores) {
  Store store;
  Offering offering = harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1");
  offering.ects = 7.5;
  offering.runs = {run_from("2027-08-20", "Oslo")};
  offering.relevance = 2;
  BOOST_TEST((expect(store.catalogue().put(offering, start)) == Stored::created));
  store.reopen();
  Offering expected = offering;
  expected.first_seen = expected.last_seen = expected.last_changed = format_timestamp(start);
  BOOST_TEST(to_ndjson(found(store.catalogue(), "no-uni-a1")) == to_ndjson(expected));
  BOOST_TEST(!expect(store.catalogue().find("no-uni-none")).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_record_that_could_not_be_read_back_is_refused, Store, Stores) {
  Store store;
  Offering offering = harvested_page("no-uni-a1", nb_page, "nb", "Avfall");
  offering.level = "difficult";
  const auto stored = store.catalogue().put(offering, start);
  BOOST_REQUIRE(!stored);
  BOOST_TEST((stored.error().code == Error::Code::malformed));
  BOOST_TEST(describe(stored.error()).find("no-uni-a1") != std::string::npos);
  BOOST_TEST(describe(stored.error()).find("level") != std::string::npos);
  BOOST_TEST(ids(store.catalogue()).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_store_has_an_id_of_its_own_and_keeps_it, Store, Stores) {
  Store store;
  Store other;
  const auto id = expect(store.catalogue().catalogue_id());
  BOOST_TEST(!id.empty());
  BOOST_TEST(id != expect(other.catalogue().catalogue_id()));
  store.reopen();
  BOOST_TEST(expect(store.catalogue().catalogue_id()) == id);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(history_follows_what_was_seen, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  Offering offering = harvested_page("no-uni-a1", nb_page, "nb", "Avfall");
  expect(catalogue.put(offering, start));
  const auto first = expect(catalogue.revision());

  offering.provenance["title"].captured = "2027-01-17T08:00:00Z";  // a sighting, not a change
  BOOST_TEST((expect(catalogue.put(offering, later)) == Stored::unchanged));
  BOOST_TEST(expect(catalogue.revision()) == first);
  Offering seen = found(catalogue, "no-uni-a1");
  BOOST_TEST(seen.first_seen == format_timestamp(start));
  BOOST_TEST(seen.last_seen == format_timestamp(later));
  BOOST_TEST(seen.last_changed == format_timestamp(start));
  BOOST_TEST(seen.provenance.at("title").captured == "2027-01-17T08:00:00Z");

  offering.ects = 5;
  BOOST_TEST((expect(catalogue.put(offering, later + hours{1})) == Stored::changed));
  BOOST_TEST(expect(catalogue.revision()) > first);
  seen = found(catalogue, "no-uni-a1");
  BOOST_TEST(seen.first_seen == format_timestamp(start));
  BOOST_TEST(seen.last_changed == format_timestamp(later + hours{1}));

  // An older capture, from an archive, does not undo what is known since.
  offering.ects = 2;
  BOOST_TEST((expect(catalogue.put(offering, start)) == Stored::unchanged));
  BOOST_TEST((found(catalogue, "no-uni-a1").ects == 5));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_a_page_no_longer_states_goes_away, Store, Stores) {
  Store store;
  Offering offering = harvested_page("no-uni-a1", nb_page, "nb", "Avfall");
  offering.runs = {run_from("2027-01"), run_from("2027-08")};
  offering.ects = 5;
  expect(store.catalogue().put(offering, start));
  offering.runs.pop_back();
  offering.ects = std::nullopt;
  expect(store.catalogue().put(offering, later));
  BOOST_TEST(found(store.catalogue(), "no-uni-a1").runs.size() == 1);
  BOOST_TEST(!found(store.catalogue(), "no-uni-a1").ects.has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_code_is_the_same_offering, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A 1"), start));
  BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-waste", en_page, "en", "Waste", "a1"),
                                   later)) == Stored::merged));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-a1"}, boost::test_tools::per_element());
  const Offering offering = found(catalogue, "no-uni-waste");
  BOOST_TEST(offering.id == "no-uni-a1");
  BOOST_TEST(offering.aliases == Ids{"no-uni-waste"}, boost::test_tools::per_element());
  BOOST_TEST(offering.title.size() == 2);
  BOOST_TEST(offering.urls.at("en") == en_page);
  BOOST_TEST(expect(catalogue.merge_reasons("no-uni-waste")) ==
                 Ids{"no-uni-waste: same code a1 at no-uni"},
             boost::test_tools::per_element());

  // Seen again, neither changes anything: they do not take turns.
  const auto revision = expect(catalogue.revision());
  for (int visit = 1; visit < 4; ++visit) {
    const Timestamp seen = later + hours{24 * visit};
    BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A 1"),
                                     seen)) == Stored::unchanged));
    BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-waste", en_page, "en", "Waste", "a1"),
                                     seen)) == Stored::unchanged));
  }
  BOOST_TEST(expect(catalogue.revision()) == revision);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_code_of_another_institution_is_another_offering, Store, Stores) {
  Store store;
  Offering other = harvested_page("se-other-a1", "https://other.example/a1", "sv", "Avfall", "A1");
  other.institution.id = "se-other";
  other.institution.country = "SE";
  expect(store.catalogue().put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1"), start));
  BOOST_TEST((expect(store.catalogue().put(other, start)) == Stored::created));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_page_is_the_same_offering, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  Offering row = imported_row("no-uni-seed", nb_page, "nb", "Kurs i avfall");
  row.topics = {{"waste-prevention-management", 1, {}, true}};
  row.relevance = 3;
  row.relevance_curated = true;
  expect(catalogue.put(row, start));
  Offering page = harvested_page(
      "no-uni-avfall", "http://www.uni.example/emne/a1/?utm_source=mail#top", "nb", "Avfall");
  page.relevance = 1;
  BOOST_TEST((expect(catalogue.put(page, later)) == Stored::merged));
  const Offering offering = found(catalogue, "no-uni-avfall");
  BOOST_TEST(offering.id == "no-uni-seed");
  BOOST_TEST(offering.title.at("nb") == "Avfall");
  BOOST_TEST(offering.first_seen == format_timestamp(start));
  BOOST_TEST((offering.relevance == 3));
  BOOST_TEST(offering.topics.at(0).curated);

  // The page is renamed: its earlier title's id still answers, its earlier words do not linger.
  page.id = "no-uni-ressurser";
  page.title = {{"nb", "Ressurser"}};
  BOOST_TEST((expect(catalogue.put(page, later + hours{48})) == Stored::merged));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-seed"}, boost::test_tools::per_element());
  BOOST_TEST(found(catalogue, "no-uni-avfall").title.at("nb") == "Ressurser");
  BOOST_TEST(expect(catalogue.merge_reasons("no-uni-seed")).size() == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(rows_that_share_a_list_or_a_front_page_stay_apart, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const std::string list = "https://uni.example/kurs";
  for (const char* title : {"Avfall", "Vann", "Plast"}) {
    const std::string name = title;
    for (const auto& [kind, url] : {std::pair{"list", list}, {"front", "https://uni.example/"}}) {
      BOOST_TEST(
          (expect(catalogue.put(imported_row("no-uni-" + name + kind, url, "nb", name + kind),
                                start)) == Stored::created));
    }
  }
  // A crawl reads a list in one visit; each of its rows finds its own.
  for (const int visit : {1, 2}) {
    for (const char* title : {"Tekstil", "Mat"}) {
      const std::string name = title;
      expect(catalogue.put(
          harvested_page("no-uni-read-" + name, "https://uni.example/liste", "nb", name),
          start + hours{24 * visit}));
    }
  }
  BOOST_TEST(ids(catalogue).size() == 8);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(language_versions_join_when_each_names_the_other, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  Offering norwegian = harvested_page("no-uni-avfall", nb_page, "nb", "Avfall");
  norwegian.urls = {{"nb", nb_page}, {"en", en_page}};
  Offering english = harvested_page("no-uni-waste", en_page, "en", "Waste");
  english.urls = norwegian.urls;
  expect(catalogue.put(norwegian, start));
  BOOST_TEST((expect(catalogue.put(english, start)) == Stored::merged));

  // Many pages name the English front page as their version, which is the version of none.
  Offering careless = harvested_page("no-uni-vann", "https://uni.example/emne/vann", "nb", "Vann");
  careless.urls = {{"en", en_page}};
  BOOST_TEST((expect(catalogue.put(careless, start)) == Stored::created));
  BOOST_TEST(ids(catalogue).size() == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(two_offerings_become_one_when_a_record_shows_it, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(harvested_page("no-uni-avfall", nb_page, "nb", "Avfall"), start));
  expect(catalogue.put(harvested_page("no-uni-a1", en_page, "en", "Waste", "A1"), start));
  BOOST_TEST(ids(catalogue).size() == 2);
  BOOST_TEST((expect(catalogue.put(harvested_page("no-uni-avfall", nb_page, "nb", "Avfall", "A1"),
                                   later)) == Stored::merged));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-avfall"}, boost::test_tools::per_element());
  const Offering offering = found(catalogue, "no-uni-a1");
  BOOST_TEST(offering.id == "no-uni-avfall");
  BOOST_TEST(offering.title.size() == 2);
  BOOST_TEST(offering.aliases == Ids{"no-uni-a1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_given_id_answers_in_every_case, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(imported_row("no-uni-first", nb_page, "nb", "Avfall", "A1"), start));
  for (const char* id : {"no-uni-second", "no-uni-third"}) {
    expect(catalogue.put(imported_row(id, en_page, "en", "Waste", "A1"), start));
  }
  for (const char* id : {"no-uni-first", "no-uni-second", "no-uni-third"}) {
    BOOST_TEST(found(catalogue, id).id == "no-uni-first");
  }
  // The aliases of a record that is read back from an export are kept too.
  store.reopen();
  Offering exported = found(store.catalogue(), "no-uni-first");
  Store other;
  expect(other.catalogue().put(exported, later));
  BOOST_TEST(to_ndjson(found(other.catalogue(), "no-uni-third")) == to_ndjson(exported));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(importing_twice_changes_nothing, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const Offering rows[] = {imported_row("no-uni-1", nb_page, "nb", "Avfall", "A1"),
                           imported_row("no-uni-2", en_page, "en", "Waste", "A1"),
                           imported_row("no-uni-3", "https://uni.example/vann", "nb", "Vann")};
  std::string exports[2];
  std::int64_t revisions[2] = {};
  for (const int time : {0, 1}) {
    for (const Offering& row : rows)
      expect(catalogue.put(row, start + hours{24 * time}));
    expect(catalogue.for_each({}, [&](const Offering& offering) -> Result<void> {
      exports[time] += to_ndjson(offering) + "\n";
      return {};
    }));
    revisions[time] = expect(catalogue.revision());
  }
  BOOST_TEST(exports[0] == exports[1]);
  BOOST_TEST(revisions[0] == revisions[1]);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_gone_is_kept_and_comes_back_when_it_is_seen, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const Offering page = harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1");
  expect(catalogue.put(imported_row("no-uni-seed", nb_page, "nb", "Avfall", "A1"), start));
  expect(catalogue.put(page, start));
  const auto revision = expect(catalogue.revision());

  expect(catalogue.mark_missing(nb_page, start + hours{1}));
  expect(catalogue.mark_missing(nb_page, start + hours{2}));
  BOOST_TEST(found(catalogue, "no-uni-a1").missing_since == format_timestamp(start + hours{1}));
  BOOST_TEST(expect(catalogue.revision()) == revision);

  expect(catalogue.mark_gone(nb_page, later));
  const Offering gone = found(catalogue, "no-uni-a1");
  BOOST_TEST(gone.gone == format_timestamp(later));
  BOOST_TEST(gone.missing_since == format_timestamp(start + hours{1}));
  BOOST_TEST(gone.last_changed == format_timestamp(later));
  BOOST_TEST(ids(catalogue).empty());
  BOOST_TEST(ids(catalogue, {.gone = true}).size() == 1);
  BOOST_TEST(ids(catalogue, {.gone = true, .after_revision = revision}).size() == 1);

  // A person's row is read again at every start; that is no sign that the page is back.
  expect(catalogue.put(imported_row("no-uni-seed", nb_page, "nb", "Avfall", "A1"), later));
  BOOST_TEST(ids(catalogue).empty());

  BOOST_TEST((expect(catalogue.put(page, later + hours{1})) == Stored::changed));
  const Offering back = found(catalogue, "no-uni-a1");
  BOOST_TEST(back.gone.empty());
  BOOST_TEST(back.missing_since.empty());
  BOOST_TEST(back.first_seen == format_timestamp(start));
  BOOST_TEST(ids(catalogue).size() == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_offering_with_another_page_is_not_gone, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1"), start));
  expect(catalogue.put(harvested_page("no-uni-a1", en_page, "en", "Waste", "A1"), start));
  expect(catalogue.mark_gone(nb_page, later));
  Offering offering = found(catalogue, "no-uni-a1");
  BOOST_TEST(offering.gone.empty());
  BOOST_TEST(offering.url == en_page);
  BOOST_TEST(offering.urls.count("nb") == 0);
  BOOST_TEST(offering.title.size() == 2);
  expect(catalogue.mark_gone(en_page, later + hours{1}));
  BOOST_TEST(found(catalogue, "no-uni-a1").gone == format_timestamp(later + hours{1}));
  // What is no page at all concerns nobody.
  expect(catalogue.mark_gone("", later));
  expect(catalogue.mark_gone("https://elsewhere.example/", later));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(demonstrations_never_mix_with_real_offerings, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1"), start));
  Offering made_up = harvested_page("no-demo-a1", nb_page, "nb", "Avfall", "A1");
  made_up.demonstration = true;
  BOOST_TEST((expect(catalogue.put(made_up, start)) == Stored::created));
  made_up.id = "no-uni-a1";
  const auto refused = catalogue.put(made_up, start);
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == Error::Code::conflict));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(readers_choose_by_source_time_and_revision, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(imported_row("no-uni-b", "https://uni.example/b", "nb", "B"), start));
  expect(catalogue.put(harvested_page("no-uni-a", "https://uni.example/a", "nb", "A"), start));
  const auto revision = expect(catalogue.revision());
  expect(catalogue.put(harvested_page("no-uni-c", "https://uni.example/c", "nb", "C"), later));
  BOOST_TEST(ids(catalogue) == (Ids{"no-uni-a", "no-uni-b", "no-uni-c"}),
             boost::test_tools::per_element());
  BOOST_TEST(ids(catalogue, {.changed_since = later}) == Ids{"no-uni-c"},
             boost::test_tools::per_element());
  BOOST_TEST(ids(catalogue, {.after_revision = revision}) == Ids{"no-uni-c"},
             boost::test_tools::per_element());
  BOOST_TEST(ids(catalogue, {.source = "no-uni"}) == (Ids{"no-uni-a", "no-uni-c"}),
             boost::test_tools::per_element());
  BOOST_TEST(ids(catalogue, {.source = ""}) == Ids{"no-uni-b"}, boost::test_tools::per_element());

  const auto stopped = catalogue.for_each({}, [](const Offering&) -> Result<void> {
    return Error{Error::Code::refused, "enough", "", ""};
  });
  BOOST_REQUIRE(!stopped);
  BOOST_TEST(stopped.error().message == "enough");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(offerings_are_counted_by_source, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  expect(catalogue.put(imported_row("no-uni-b", "https://uni.example/b", "nb", "B"), start));
  Offering a = harvested_page("no-uni-a", "https://uni.example/a", "nb", "A");
  expect(catalogue.put(a, start));
  a.ects = 5;
  expect(catalogue.put(a, later));
  expect(catalogue.put(harvested_page("no-uni-c", "https://uni.example/c", "nb", "C"), later));
  expect(catalogue.put(harvested_page("no-uni-d", "https://uni.example/d", "nb", "D"), start));
  expect(catalogue.mark_gone("https://uni.example/d", start));
  expect(catalogue.mark_missing("https://uni.example/b", start));
  const auto counts = expect(catalogue.offering_counts(later));
  BOOST_REQUIRE(counts.size() == 2);
  BOOST_TEST(counts[0].source.empty());
  BOOST_TEST(counts[0].known == 1);
  BOOST_TEST(counts[0].missing == 1);
  BOOST_TEST(counts[1].source == "no-uni");
  BOOST_TEST(counts[1].known == 3);
  BOOST_TEST(counts[1].created == 1);
  BOOST_TEST(counts[1].changed == 1);
  BOOST_TEST(counts[1].missing == 0);
  BOOST_TEST(counts[1].gone == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_transaction_keeps_all_or_nothing, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const auto failed = catalogue.in_transaction([&]() -> Result<void> {
    expect(catalogue.put(harvested_page("no-uni-a", "https://uni.example/a", "nb", "A"), start));
    FrontierEntry entry;
    entry.url = "https://uni.example/a";
    entry.source = "no-uni";
    entry.host = "uni.example";
    expect(catalogue.frontier().add(std::span(&entry, 1)));
    return Error{Error::Code::refused, "changed my mind", "", ""};
  });
  BOOST_REQUIRE(!failed);
  BOOST_TEST(failed.error().message == "changed my mind");
  BOOST_TEST(ids(catalogue).empty());
  BOOST_TEST(!expect(catalogue.frontier().find("https://uni.example/a")).has_value());

  expect(catalogue.in_transaction([&]() -> Result<void> {
    expect(catalogue.put(harvested_page("no-uni-a", "https://uni.example/a", "nb", "A"), start));
    const auto inner = catalogue.in_transaction([&]() -> Result<void> {
      expect(catalogue.put(harvested_page("no-uni-b", "https://uni.example/b", "nb", "B"), start));
      return Error{Error::Code::refused, "not this one", "", ""};
    });
    BOOST_REQUIRE(!inner);
    return {};
  }));
  BOOST_TEST(ids(catalogue) == Ids{"no-uni-a"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
