#include "schemas/catalogue/catalogue.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "schemas/offering_json.h"
#include "tests/schemas/catalogue/asked_catalogue.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

using std::chrono::hours;

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

/// In one place while one source tells it, in two afterwards.
BOOST_AUTO_TEST_CASE_TEMPLATE(where_a_record_is_kept_does_not_show, Store, Stores) {
  Store store;
  Catalogue& catalogue = store.catalogue();
  const Offering page = harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1");
  Offering row = imported_row("no-uni-a1", nb_page, "nb", "Avfall", "A1");
  row.ects = 5;
  expect(catalogue.put(page, start));
  BOOST_TEST(!found(catalogue, "no-uni-a1").ects.has_value());
  expect(catalogue.put(row, start));
  BOOST_TEST((found(catalogue, "no-uni-a1").ects == 5.0));
  Offering later = page;
  later.title["nb"] = "Avfall og ressurser";
  later.ects = 10;
  expect(catalogue.put(later, start + hours(48)));
  BOOST_TEST(found(catalogue, "no-uni-a1").title["nb"] == "Avfall og ressurser");
  store.reopen();
  BOOST_TEST((found(store.catalogue(), "no-uni-a1").ects == 10.0));
}

BOOST_AUTO_TEST_CASE(what_only_one_page_tells_is_kept_once) {
  SqliteStore store;
  Offering offering = harvested_page("no-uni-a1", nb_page, "nb", "Avfall");
  offering.description["nb"] = std::string(500'000, 'a');
  expect(store.catalogue().put(offering, start));
  store.close();
  BOOST_TEST(std::filesystem::file_size(store.path()) < 900'000U);
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
