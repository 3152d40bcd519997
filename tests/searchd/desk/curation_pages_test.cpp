// Advisers look over what the catalogue should have looked at.
#include "searchd/desk/curation_pages.h"

#include <boost/test/unit_test.hpp>

#include "schemas/catalogue/curation.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

struct CuratingDesk : ServedCentre {
  std::string token;

  CuratingDesk() {
    auto reuse = course("no-uni-reuse", "nb", "Ombruk");
    reuse.ects = 10;
    tell(reuse);
    tell(course("no-uni-plast", "nb", "Plast"));
    add_account("anna", Role::adviser);
    add_account("rita", Role::reader);
  }

  void tell(const Offering& offering) {
    const auto catalogue = expect(Catalogue::open(catalogue_url(), Catalogue::Access::read_write));
    expect(catalogue->put(offering, rundkurs::now() - std::chrono::days(1)));
  }
  std::unique_ptr<Curation> opened() { return expect(Curation::open(catalogue_url())); }
  Offering kept(const std::string& id) { return *expect(opened()->corrections().find(id)); }
  std::vector<StandingCorrection> standing(const std::string& id) {
    return expect(opened()->corrections().of(id));
  }

  void come_in(const std::string& name = "anna") {
    BOOST_REQUIRE(log_in(name).status == 303);
    token = token_in(get("/desk").body);
  }
  http::Response send(const std::string& id, std::vector<http::Parameter> form) {
    form.push_back({"token", token});
    return post("/desk/curation/" + id + "?of=fresh", form);
  }
};

BOOST_FIXTURE_TEST_SUITE(curation_pages, CuratingDesk)

BOOST_AUTO_TEST_CASE(a_queue_is_worked_off_from_one_to_the_next) {
  come_in();
  const auto queue = get("/desk/curation?of=fresh");
  BOOST_TEST(queue.status == 200);
  BOOST_TEST(contains(queue.body, "/desk/curation/no-uni-reuse?of=fresh"));
  BOOST_TEST(contains(queue.body, "først sett"));
  BOOST_TEST(contains(get("/desk/curation/no-uni-plast?of=fresh").body, "Plast"));

  const auto skipped = send("no-uni-plast", {{"do", "next"}});
  BOOST_TEST(*skipped.find("location") == "/desk/curation/no-uni-reuse?of=fresh");
  BOOST_TEST(!expect(opened()->review("no-uni-plast")).has_value());
  const auto seen = send("no-uni-plast", {{"do", "seen"}});
  BOOST_TEST(*seen.find("location") == "/desk/curation/no-uni-reuse?of=fresh");
  BOOST_TEST(expect(opened()->review("no-uni-plast"))->who == "anna");
  const auto last = send("no-uni-reuse", {{"do", "seen"}});
  BOOST_TEST(*last.find("location") == "/desk/curation?of=fresh");
  BOOST_TEST(contains(get("/desk/curation?of=fresh").body, "Ingenting venter her"));
  BOOST_TEST(expect(desk().accounts().audit(1)).at(0).act == "offering seen");
}

BOOST_AUTO_TEST_CASE(rows_are_marked_together) {
  come_in();
  const auto done = post("/desk/curation?of=fresh",
                         {{"token", token}, {"row", "no-uni-plast"}, {"row", "no-uni-reuse"}});
  BOOST_TEST(done.status == 303);
  BOOST_TEST(contains(get("/desk/curation?of=fresh").body, "Ingenting venter her"));
  BOOST_TEST(post("/desk/curation", {{"token", token}, {"row", "none"}}).status == 404);
}

BOOST_AUTO_TEST_CASE(what_is_changed_or_locked_is_kept_and_given_free_again) {
  come_in();
  BOOST_TEST(send("no-uni-reuse",
                  {{"do", "save"}, {"ects", "7,5"}, {"level", "bachelor"}, {"lock", "level"}})
                 .status == 303);
  BOOST_TEST(*kept("no-uni-reuse").ects == 7.5);
  BOOST_REQUIRE(standing("no-uni-reuse").size() == 2U);
  BOOST_TEST(standing("no-uni-reuse")[0].correction.who == "anna");
  auto crawled = course("no-uni-reuse", "nb", "Ombruk");
  crawled.ects = 15;
  crawled.level = "master";
  tell(crawled);
  BOOST_TEST(*kept("no-uni-reuse").ects == 7.5);
  BOOST_TEST(kept("no-uni-reuse").level == "bachelor");
  BOOST_TEST(contains(get("/desk/curation/no-uni-reuse?hl=en").body, "The page says: 15"));

  // Not ticked any more: what pages say stands again.
  BOOST_TEST(
      send("no-uni-reuse", {{"do", "save"}, {"ects", "7.5"}, {"level", "bachelor"}}).status == 303);
  BOOST_TEST(standing("no-uni-reuse").empty());
  BOOST_TEST(*kept("no-uni-reuse").ects == 15);
  BOOST_TEST(expect(desk().accounts().audit(2)).at(1).act == "offering corrected");
}

BOOST_AUTO_TEST_CASE(topics_are_accepted_and_refused) {
  come_in();
  // As the index has classified it.
  const auto page = get("/desk/curation/no-uni-reuse").body;
  BOOST_TEST(contains(page, "value=\"construction-demolition-buildings\" checked"));
  BOOST_TEST(send("no-uni-reuse",
                  {{"do", "save"}, {"topics", ""}, {"topics", "construction-demolition-buildings"}})
                 .status == 303);
  BOOST_TEST(standing("no-uni-reuse").empty());
  BOOST_TEST(
      send("no-uni-reuse", {{"do", "save"}, {"topics", ""}, {"topics", "plastics"}}).status == 303);
  const auto topics = kept("no-uni-reuse").topics;
  BOOST_REQUIRE(topics.size() == 1U);
  BOOST_TEST(topics[0].id == "plastics");
  BOOST_TEST(topics[0].curated);
  BOOST_TEST(send("no-uni-reuse", {{"do", "save"}, {"topics", ""}, {"lock", "topics"}}).status ==
             303);
  BOOST_TEST(kept("no-uni-reuse").topics.empty());
  BOOST_TEST(
      send("no-uni-reuse", {{"do", "save"}, {"topics", ""}, {"topics", "no-topic"}}).status == 422);
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_told_and_nothing_is_stored) {
  come_in();
  BOOST_TEST(send("no-uni-reuse", {{"do", "save"}, {"ects", "mange"}}).status == 422);
  BOOST_TEST(send("no-uni-reuse", {{"do", "save"}, {"level", "wizard"}}).status == 422);
  BOOST_TEST(standing("no-uni-reuse").empty());
  BOOST_TEST(!expect(opened()->review("no-uni-reuse")).has_value());
  BOOST_TEST(get("/desk/curation/none").status == 404);
  BOOST_TEST(send("none", {{"do", "seen"}}).status == 404);
}

BOOST_AUTO_TEST_CASE(readers_and_foreign_forms_change_nothing) {
  come_in("rita");
  BOOST_TEST(get("/desk/curation").status == 403);
  BOOST_TEST(send("no-uni-reuse", {{"do", "seen"}}).status == 403);
  come_in("anna");
  token = "wrong";
  BOOST_TEST(send("no-uni-reuse", {{"do", "seen"}}).status == 403);
  BOOST_TEST(!expect(opened()->review("no-uni-reuse")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(curation_without_catalogue)

BOOST_AUTO_TEST_CASE(the_page_says_so) {
  ServedCentre served;
  served.add_account("anna", Role::adviser);
  served.log_in("anna");
  BOOST_TEST(served.get("/desk/curation").status == 503);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
