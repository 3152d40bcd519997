// An institution looks over its own rows by a signed link, without an account.
#include "searchd/desk/own_pages.h"

#include <boost/test/unit_test.hpp>

#include "schemas/catalogue/curation.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

const auto own_day = std::chrono::days(1);

struct OwnDesk : ServedCentre {
  OwnLinks links{desk().institution_links()};

  OwnDesk() {
    auto reuse = course("no-uni-reuse", "nb", "Ombruk");
    reuse.ects = 10;
    reuse.mode = {"campus"};
    put(reuse);
    put(course("no-uni-plast", "nb", "Plast <og> mer"));
    auto other = course("se-other-kurs", "sv", "Främmande");
    other.institution = {"se-other", {{"sv", "Annat universitet"}}, "AU", "SE", ""};
    put(other);
  }

  void put(const Offering& offering, Timestamp seen = rundkurs::now() - own_day) {
    const auto catalogue = expect(Catalogue::open(catalogue_url(), Catalogue::Access::read_write));
    expect(catalogue->put(offering, seen));
  }
  std::unique_ptr<Curation> curation() { return expect(Curation::open(catalogue_url())); }
  Offering stored(const std::string& id) { return *expect(curation()->corrections().find(id)); }

  /// "/own/…" of a link made now, or some time ago.
  std::string link(const std::string& institution = "no-uni", Timestamp made = rundkurs::now()) {
    return "/own/" + expect(links.token_of(expect(links.make(institution, {"anna", made}))));
  }
  std::string form_token(const std::string& page) { return value_of("form", get(page).body); }
};

BOOST_FIXTURE_TEST_SUITE(own_pages, OwnDesk)

BOOST_AUTO_TEST_CASE(a_link_shows_the_rows_of_its_institution_alone) {
  const auto page = get(link() + "?hl=nb");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.route == "/own/{token}");
  BOOST_TEST(contains(page.body, "Example University"));
  BOOST_TEST(contains(page.body, "Ombruk"));
  BOOST_TEST(contains(page.body, "Plast &lt;og&gt; mer"));
  BOOST_TEST(!contains(page.body, "Främmande"));
  BOOST_TEST(*page.find("cache-control") == "no-store");
  BOOST_TEST(*page.find("referrer-policy") == "same-origin");
  BOOST_TEST(contains(page.body, "noindex, nofollow"));
  BOOST_TEST(contains(get(link("se-other") + "?hl=sv").body, "Främmande"));
}

BOOST_AUTO_TEST_CASE(it_speaks_all_languages) {
  const auto address = link();
  for (const auto& language : web::Messages::languages()) {
    const auto& messages = web::Messages::in(language);
    BOOST_TEST(contains(get(address + "?hl=" + language).body, messages.text("own_confirm_rows")));
    BOOST_TEST(contains(get(address + "/no-uni-reuse?hl=" + language).body,
                        messages.text("own_all_right")));
  }
}

BOOST_AUTO_TEST_CASE(forged_expired_withdrawn_and_foreign_links_say_what_to_do) {
  auto forged = link();
  forged.back() = forged.back() == '0' ? '1' : '0';
  BOOST_TEST(get(forged + "?hl=en").status == 403);
  BOOST_TEST(contains(get(forged + "?hl=en").body, "This link does not work"));
  BOOST_TEST(get("/own/short?hl=en").status == 403);
  BOOST_TEST(get(forged + "/no-uni-reuse").status == 403);
  BOOST_TEST(post(forged, {{"row", "no-uni-reuse"}}).status == 403);

  const auto expired = link("no-uni", rundkurs::now() - OwnLinks::lasts);
  BOOST_TEST(get(expired).status == 403);
  BOOST_TEST(contains(get(expired + "?hl=en").body, "This link has expired"));
  BOOST_TEST(get(link("no-uni", rundkurs::now() - OwnLinks::lasts + own_day)).status == 200);

  const auto withdrawn = link();
  BOOST_REQUIRE(desk().institution_links().withdraw(withdrawn.substr(5, 16), {"anna", {}}));
  BOOST_TEST(get(withdrawn).status == 403);
  BOOST_TEST(contains(get(withdrawn + "?hl=en").body, "This link was withdrawn"));

  // The signature of one link is none for another, of whatever institution.
  const auto mine = link();
  const auto theirs = link("se-other");
  BOOST_TEST(get(mine.substr(0, 21) + theirs.substr(21)).status == 403);

  const auto foreign = get(mine + "/se-other-kurs?hl=en");
  BOOST_TEST(foreign.status == 404);
  BOOST_TEST(contains(foreign.body, "There is no such row"));
  BOOST_TEST(get(mine + "/no-such-row").status == 404);
}

BOOST_AUTO_TEST_CASE(rows_are_confirmed_with_the_links_own_form_alone) {
  const auto address = link();
  const auto token = form_token(address);
  BOOST_TEST(!token.empty());
  BOOST_TEST(post(address, {{"row", "no-uni-reuse"}}).status == 403);
  BOOST_TEST(post(address, {{"form", form_token(link())}, {"row", "no-uni-reuse"}}).status == 403);
  BOOST_TEST(!expect(curation()->review("no-uni-reuse")).has_value());
  BOOST_TEST(post(address, {{"form", token}, {"row", "se-other-kurs"}}).status == 404);
  BOOST_TEST(!expect(curation()->review("se-other-kurs")).has_value());
  fields = {{"origin", "https://evil.example"}};
  BOOST_TEST(post(address, {{"form", token}, {"row", "no-uni-reuse"}}).status == 403);
  fields.clear();

  const auto done = post(address, {{"form", token}, {"row", "no-uni-reuse"}});
  BOOST_TEST(done.status == 303);
  const auto review = expect(curation()->review("no-uni-reuse"));
  BOOST_REQUIRE(review.has_value());
  BOOST_TEST((review->by == Corrector::institution));
  BOOST_TEST(review->who == "link " + address.substr(5, 16));
  BOOST_TEST(!expect(curation()->review("no-uni-plast")).has_value());
  const auto page = get(*done.find("location"));
  BOOST_TEST(contains(page.body, "Takk. Det er notert"));
  BOOST_TEST(contains(page.body, "bekreftet av dere"));
  const auto audit = expect(desk().accounts().audit(1));
  BOOST_TEST(audit.at(0).act == "row confirmed");
  BOOST_TEST(audit.at(0).subject == "no-uni-reuse");
}

BOOST_AUTO_TEST_CASE(what_is_corrected_outlives_the_next_crawl_and_the_difference_is_shown) {
  const auto page = link() + "/no-uni-reuse";
  const auto token = form_token(page);
  const auto done = post(page,
                         {{"form", token},
                          {"title.nb", "Ombruk"},
                          {"url", "https://www.uni.example/no-uni-reuse"},
                          {"level", "master"},
                          {"ects", "7,5"},
                          {"mode", ""},
                          {"mode", "online"},
                          {"do", "correct"}});
  BOOST_TEST(done.status == 303);
  auto now_stored = stored("no-uni-reuse");
  BOOST_TEST(*now_stored.ects == 7.5);
  BOOST_TEST(now_stored.level == "master");
  BOOST_TEST((now_stored.mode == std::vector<std::string>{"online"}));
  BOOST_TEST(now_stored.provenance.find("ects")->second.rule == "institution; stated: 10");
  BOOST_TEST(!now_stored.provenance.contains("title.nb"));
  BOOST_TEST(expect(curation()->review("no-uni-reuse")).has_value());

  auto crawled = course("no-uni-reuse", "nb", "Ombruk");
  crawled.ects = 15;
  put(crawled, rundkurs::now());
  BOOST_TEST(*stored("no-uni-reuse").ects == 7.5);
  BOOST_TEST(contains(get(page + "?hl=en").body, "The page says: 15"));
}

BOOST_AUTO_TEST_CASE(sending_the_form_as_it_is_corrects_nothing) {
  auto told = course("no-uni-long", "nb", "Lang");
  told.summary["nb"] = "Første linje.\nAndre linje.";
  told.language_of_instruction = {"en", "nb"};
  told.mode = {"online", "campus"};
  told.place = {{"Oslo", {}, {}, {}}, {"Bergen", {}, {}, {}}};
  put(told);
  const auto page = link() + "/no-uni-long";
  const auto done = post(page,
                         {{"form", form_token(page)},
                          {"title.nb", "Lang"},
                          {"summary.nb", "Første linje.\r\nAndre linje."},
                          {"url", told.url},
                          {"code", ""},
                          {"level", "bachelor"},
                          {"ects", ""},
                          {"language_of_instruction", ""},
                          {"language_of_instruction", "nb"},
                          {"language_of_instruction", "en"},
                          {"mode", ""},
                          {"mode", "campus"},
                          {"mode", "online"},
                          {"place", "Oslo; Bergen"},
                          {"runs", ""}});
  BOOST_TEST(done.status == 303);
  BOOST_TEST(contains(*done.find("location"), "said=nothing"));
  BOOST_TEST(expect(curation()->corrections().of("no-uni-long")).empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_told_and_nothing_is_stored) {
  const auto page = link() + "/no-uni-reuse";
  const auto token = form_token(page);
  for (const auto& [field, value] : std::vector<http::Parameter>{{"ects", "mange"},
                                                                 {"ects", "-1"},
                                                                 {"title.nb", ""},
                                                                 {"url", "javascript:alert(1)"},
                                                                 {"level", "wizard"},
                                                                 {"runs", "i høst"},
                                                                 {"mode", "{\"a\":1}"},
                                                                 {"place", "[{\"name\":\"x\"}]"}}) {
    const auto refused = post(page + "?hl=en", {{"form", token}, {field, value}});
    BOOST_TEST(refused.status == 422, field << "=" << value);
    BOOST_TEST(contains(refused.body, "Nothing was stored."), field << "=" << value);
  }
  BOOST_TEST(expect(curation()->corrections().of("no-uni-reuse")).empty());
  // Fields that the form does not have are nobody's to correct.
  BOOST_TEST(post(page, {{"form", token}, {"relevance", "3"}, {"topics", "plastics"}}).status ==
             303);
  BOOST_TEST(expect(curation()->corrections().of("no-uni-reuse")).empty());
}

BOOST_AUTO_TEST_CASE(rows_that_left_are_not_shown) {
  {
    const auto catalogue = expect(Catalogue::open(catalogue_url(), Catalogue::Access::read_write));
    BOOST_REQUIRE(catalogue->mark_gone("https://www.uni.example/no-uni-plast", rundkurs::now()));
  }
  const auto address = link();
  BOOST_TEST(!contains(get(address).body, "no-uni-plast"));
  BOOST_TEST(get(address + "/no-uni-plast").status == 404);
}

BOOST_AUTO_TEST_CASE(advisers_make_and_withdraw_links) {
  add_account("anna", Role::adviser);
  add_account("rita", Role::reader);
  BOOST_REQUIRE(log_in("rita").status == 303);
  BOOST_TEST(get("/desk/links").status == 403);
  BOOST_REQUIRE(log_in("anna").status == 303);
  const auto token = token_in(get("/desk/links").body);
  BOOST_TEST(post("/desk/links", {{"token", token}, {"institution", "no-such"}}).status == 422);
  BOOST_TEST(post("/desk/links", {{"token", token}, {"institution", "no-uni"}}).status == 303);
  const auto made = expect(desk().institution_links().list()).at(0);
  BOOST_TEST(made.made_by == "anna");
  const auto address = "/own/" + expect(links.token_of(made));
  const auto page = get("/desk/links?hl=en");
  BOOST_TEST(contains(page.body, "https://example.org" + address));
  BOOST_TEST(contains(page.body, "Example University"));
  BOOST_TEST(get(address).status == 200);
  BOOST_TEST(expect(desk().institution_links().find(made.id))->used.has_value());
  BOOST_TEST(post("/desk/links/" + made.id, {{"token", "wrong"}}).status == 403);
  BOOST_TEST(post("/desk/links/" + made.id, {{"token", token}}).status == 303);
  BOOST_TEST(get(address).status == 403);
  BOOST_TEST(!contains(get("/desk/links").body, address));
  BOOST_TEST(post("/desk/links/none", {{"token", token}}).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(own_pages_without_rows)

BOOST_AUTO_TEST_CASE(without_a_catalogue_the_page_says_so) {
  ServedCentre served;
  OwnLinks links(served.desk().institution_links());
  const auto token =
      expect(links.token_of(expect(links.make("no-uni", {"anna", rundkurs::now()}))));
  const auto page = served.get("/own/" + token + "?hl=en");
  BOOST_TEST(page.status == 503);
  BOOST_TEST(contains(page.body, "Try again in some minutes"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
