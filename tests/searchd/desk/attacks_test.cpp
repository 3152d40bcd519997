// What somebody may try with the links of institutions and the tokens of programs, and what comes
// of it: a table, printed with --log_level=message.
#include <functional>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "schemas/catalogue/curation.h"
#include "searchd/desk/bearer.h"
#include "searchd/desk/own_link.h"
#include "searchd/desk/password.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

const std::string own_row = "no-uni-reuse";
const std::string foreign_row = "se-other-kurs";
const std::string attack_letter = R"({"text":"Vi trenger et kurs om ombruk av byggevarer."})";

/// What is tried, and the status that it should get.
struct Attack {
  std::string what;
  int expected;
  std::function<http::Response()> tried;
};

/// A centre with rows of two institutions, a link for one of them, and an administrator.
struct AttackedCentre : ServedCentre {
  OwnLinks links{desk().institution_links()};
  std::string link;        ///< "/own/…"
  std::string form_token;  ///< Of the link's forms.

  AttackedCentre() {
    {
      const auto catalogue =
          expect(Catalogue::open(catalogue_url(), Catalogue::Access::read_write));
      const auto seen = rundkurs::now() - std::chrono::days(1);
      auto reuse = course(own_row, "nb", "Ombruk");
      reuse.ects = 10;
      expect(catalogue->put(reuse, seen));
      auto other = course(foreign_row, "sv", "Främmande");
      other.institution = {"se-other", {{"sv", "Annat universitet"}}, "AU", "SE", ""};
      expect(catalogue->put(other, seen));
    }
    add_account("anna", Role::administrator);
    link = address_of(made("no-uni"));
    form_token = value_of("form", get(link).body);
    BOOST_REQUIRE(!form_token.empty());
  }

  InstitutionLink made(const std::string& institution, Timestamp at = rundkurs::now()) {
    return expect(links.make(institution, {"anna", at}));
  }
  std::string address_of(const InstitutionLink& link) {
    return "/own/" + expect(links.token_of(link));
  }
  http::Response with(const std::vector<http::Field>& given,
                      const std::function<http::Response()>& tried) {
    fields = given;
    auto response = tried();
    fields.clear();
    return response;
  }
  http::Response with_token(const std::string& token, const std::string& path) {
    return with({{"authorization", "Bearer " + token}}, [&] { return get(path); });
  }
  http::Response correct(const std::string& address,
                         const std::string& form,
                         const std::string& ects = "5") {
    return post(address, {{"form", form}, {"ects", ects}, {"do", "correct"}});
  }

  /// Everything that an attack might change, in one text.
  std::string state() {
    const auto curation = expect(Curation::open(catalogue_url()));
    std::string text;
    for (const auto& id : {own_row, foreign_row}) {
      const auto offering = *expect(curation->corrections().find(id));
      text += fmt::format("{} {} {} {}\n",
                          id,
                          offering.ects.value_or(-1),
                          expect(curation->corrections().of(id)).size(),
                          expect(curation->review(id)).has_value());
    }
    return text + fmt::format("{} inquiries, {} tokens, {} links\n",
                              expect(desk().inquiries().count({})),
                              expect(desk().api_tokens().list()).size(),
                              expect(desk().institution_links().list()).size());
  }

  void try_all(const std::vector<Attack>& attacks) {
    const auto before = state();
    for (const auto& attack : attacks) {
      const auto seen = attack.tried();
      BOOST_TEST_MESSAGE(
          fmt::format("{:<72} expected {}, seen {}", attack.what, attack.expected, seen.status));
      BOOST_TEST(seen.status == attack.expected, attack.what << ": " << seen.status);
      BOOST_TEST(state() == before, attack.what);
      for (const auto* inside : {"Ombruk", "Främmande"})
        BOOST_TEST(!contains(seen.body, inside), attack.what << " shows " << inside);
    }
  }
};

std::string changed(std::string text, std::size_t at) {
  text[at] = text[at] == 'a' ? 'b' : 'a';
  return text;
}

BOOST_FIXTURE_TEST_SUITE(attacks, AttackedCentre)

BOOST_AUTO_TEST_CASE(on_signed_links) {
  auto expired = made("no-uni", rundkurs::now() - OwnLinks::lasts);
  auto longer = expired;
  longer.expires += std::chrono::days(365);
  auto for_other = expect(desk().institution_links().find(link.substr(5, 16))).value();
  for_other.institution = "se-other";
  const auto withdrawn = made("no-uni");
  const auto withdrawn_form = value_of("form", get(address_of(withdrawn)).body);
  BOOST_REQUIRE(desk().institution_links().withdraw(withdrawn.id, {"anna", rundkurs::now()}));
  const auto other_form = value_of("form", get(address_of(made("se-other"))).body);
  const auto second_form = value_of("form", get(address_of(made("no-uni"))).body);
  BOOST_REQUIRE(log_in("anna").status == 303);
  const auto desk_form = token_in(get("/desk/links").body);
  const auto desk_cookie = cookie;

  std::vector<Attack> all = {
      {"forged: a made-up token", 403, [&] { return get("/own/" + std::string(48, 'a')); }},
      {"forged: a known link without its signature", 403, [&] { return get(link.substr(0, 21)); }},
      {"forged: a known link, the signature all noughts",
       403,
       [&] { return get(link.substr(0, 21) + std::string(32, '0')); }},
      {"forged: the token in capitals",
       403,
       [&] {
         auto loud = link;
         for (std::size_t i = 5; i < loud.size(); ++i)
           if (loud[i] >= 'a' && loud[i] <= 'z') loud[i] = static_cast<char>(loud[i] - 'a' + 'A');
         return get(loud);
       }},
      {"forged: something behind the token", 403, [&] { return get(link + "0"); }},
      {"forged: a NUL behind the token", 403, [&] { return get(link + std::string(1, '\0')); }},
      {"forged: what the database holds of the link signed for another institution",
       403,
       [&] {
         // The signature of (id, se-other) cannot be had without the key; that of the link is none.
         return get("/own/" + for_other.id + link.substr(21, 31) + "x");
       }},
      {"expired", 403, [&] { return get(address_of(expired)); }},
      {"expired, signed for longer", 403, [&] { return get(address_of(longer)); }},
      {"expired, a form posted",
       403,
       [&] { return correct(address_of(expired) + "/" + own_row, form_token); }},
      {"withdrawn", 403, [&] { return get(address_of(withdrawn)); }},
      {"withdrawn while the page was open, its form posted",
       403,
       [&] { return correct(address_of(withdrawn) + "/" + own_row, withdrawn_form); }},
      {"another institution's row, looked at", 404, [&] { return get(link + "/" + foreign_row); }},
      {"another institution's row, corrected",
       404,
       [&] { return correct(link + "/" + foreign_row, form_token); }},
      {"another institution's row, confirmed among rows",
       404,
       [&] {
         return post(link, {{"form", form_token}, {"row", foreign_row}});
       }},
      {"a form without its token",
       403,
       [&] {
         return post(link + "/" + own_row, {{"ects", "5"}, {"do", "correct"}});
       }},
      {"a form with the token of another institution's link",
       403,
       [&] { return correct(link + "/" + own_row, other_form); }},
      {"a form with the token of another link of the same institution",
       403,
       [&] { return correct(link + "/" + own_row, second_form); }},
      {"a form with an adviser's form token, and cookie",
       403,
       [&] { return correct(link + "/" + own_row, desk_form); }},
      {"a form that another site's page sent",
       403,
       [&] {
         return with({{"origin", "https://evil.example"}},
                     [&] { return correct(link + "/" + own_row, form_token); });
       }},
      {"a form as JSON", 415, [&] { return post_json(link + "/" + own_row, R"({"ects":5})"); }},
      {"the desk, by the link's form token",
       303,
       [&] {
         cookie.clear();
         auto seen = post("/desk/links", {{"token", form_token}, {"institution", "no-uni"}});
         cookie = desk_cookie;
         return seen;
       }},
      {"the desk, the link's token as cookie",
       303,
       [&] {
         cookie = "desk=" + link.substr(5);
         auto seen = get("/desk/curation");
         cookie = desk_cookie;
         return seen;
       }},
  };
  for (std::size_t at = 5; at < link.size(); ++at)
    all.push_back({fmt::format("changed: character {} of the token", at - 4), 403, [this, at] {
                     return get(changed(link, at));
                   }});
  try_all(all);
  BOOST_TEST(expect(links.token_of(for_other)) != link.substr(5));
}

BOOST_AUTO_TEST_CASE(a_form_sent_again_undoes_nothing) {
  const auto page = link + "/" + own_row;
  const auto shown = value_of("shown", get(page).body);
  const std::vector<http::Parameter> form = {
      {"form", form_token}, {"shown", shown}, {"ects", "7,5"}, {"code", ""}, {"do", "correct"}};
  BOOST_TEST(post(page, form).status == 303);
  const auto ects = [&] {
    return *expect(expect(Curation::open(catalogue_url()))->corrections().find(own_row))->ects;
  };
  BOOST_TEST(ects() == 7.5);
  // An adviser says otherwise; then the browser sends the old form again.
  auto word = *read_correction("ects", "15");
  word.who = "anna";
  word.at = rundkurs::now();
  expect(
      expect(Curation::open(catalogue_url()))->corrections().correct(own_row, std::vector{word}));
  const auto again = post(page + "?hl=en", form);
  BOOST_TEST(again.status == 409);
  BOOST_TEST(contains(again.body, "The row was changed after you opened the page"));
  BOOST_TEST(contains(again.body, "value=\"15\""));
  BOOST_TEST(ects() == 15);
  // From what the page shows now it goes on.
  auto fresh = form;
  fresh[1].value = value_of("shown", again.body);
  BOOST_TEST(post(page, fresh).status == 303);
  BOOST_TEST(ects() == 7.5);

  // The same at the desk, where two advisers have one offering open.
  BOOST_REQUIRE(log_in("anna").status == 303);
  const auto curated = "/desk/curation/" + own_row;
  const auto desk_page = get(curated).body;
  const std::vector<http::Parameter> desk_form = {{"token", token_in(desk_page)},
                                                  {"shown", value_of("shown", desk_page)},
                                                  {"ects", "20"},
                                                  {"do", "save"}};
  BOOST_TEST(post(curated, desk_form).status == 303);
  BOOST_TEST(post(curated, desk_form).status == 409);
  BOOST_TEST(ects() == 20);
}

BOOST_AUTO_TEST_CASE(nobody_learns_of_a_links_token) {
  auto forged = link;
  forged.back() = forged.back() == '0' ? '1' : '0';
  const auto answers = {get(link),
                        get(link + "/" + own_row),
                        get(link + "/" + foreign_row),
                        get(forged),
                        correct(link + "/" + own_row, "wrong"),
                        correct(link + "/" + own_row, form_token, "mange"),
                        correct(link + "/" + own_row, form_token, "5"),
                        post(link, {{"form", form_token}, {"row", own_row}})};
  for (const auto& answer : answers) {
    BOOST_TEST(answer.route.starts_with("/own/{token}"));  // what logs and metrics name
    BOOST_TEST(*answer.find("cache-control") == "no-store");
    BOOST_TEST(*answer.find("referrer-policy") == "same-origin");
    BOOST_TEST(answer.find("set-cookie") == nullptr);
    if (!answer.body.empty()) BOOST_TEST(contains(answer.body, "noindex, nofollow"));
  }
  for (const auto& row : expect(desk().accounts().audit(100)))
    BOOST_TEST(!contains(row.account + row.act + row.subject, link.substr(21)));
}

BOOST_AUTO_TEST_CASE(on_tokens_of_programs) {
  const auto reads = token_for({Scope::read_inquiries});
  const auto sends = token_for({Scope::send_inquiries});
  const auto revoked = token_for({Scope::read_inquiries, Scope::send_inquiries});
  for (const auto& token : expect(desk().api_tokens().list()))
    if (token.digest == digest_of(revoked))
      BOOST_REQUIRE(desk().api_tokens().revoke(token.id, {"anna", rundkurs::now()}));
  const std::string list = "/api/v1/desk/inquiries";
  BOOST_REQUIRE(log_in("anna").status == 303);
  const auto desk_cookie = cookie;
  cookie.clear();
  const auto send = [&](const std::string& authorization) {
    return with({{"authorization", authorization}},
                [&] { return post_json("/api/v1/inquiries", attack_letter); });
  };
  try_all({
      {"forged: of the right form", 401, [&] { return with_token(make_api_token(), list); }},
      {"changed: the last character",
       401,
       [&] { return with_token(changed(reads, reads.size() - 1), list); }},
      {"changed: longer", 401, [&] { return with_token(reads + "a", list); }},
      {"changed: cut", 401, [&] { return with_token(reads.substr(0, 30), list); }},
      {"the digest that the database holds",
       401,
       [&] { return with_token(digest_of(reads), list); }},
      {"the digest in a token's form",
       401,
       [&] { return with_token("rundkurs_" + digest_of(reads).substr(0, 40), list); }},
      {"revoked, to read", 401, [&] { return with_token(revoked, list); }},
      {"revoked, to send", 401, [&] { return send("Bearer " + revoked); }},
      {"wrong scope: one that sends, to read", 403, [&] { return with_token(sends, list); }},
      {"wrong scope: one that sends, to read one",
       403,
       [&] { return with_token(sends, list + "/none"); }},
      {"wrong scope: one that reads, to send", 403, [&] { return send("Bearer " + reads); }},
      {"none, to read", 401, [&] { return get(list); }},
      {"in the address", 401, [&] { return get(list + "?access_token=" + reads); }},
      {"as Basic", 401, [&] { return send("Basic " + sends); }},
      {"without a scheme", 401, [&] { return send(sends); }},
      {"a NUL behind it", 401, [&] { return send("Bearer " + sends + std::string(1, '\0')); }},
      {"an adviser's cookie instead",
       401,
       [&] {
         cookie = desk_cookie;
         auto seen = get(list);
         cookie.clear();
         return seen;
       }},
      {"as the desk's cookie",
       303,
       [&] {
         cookie = "desk=" + reads;
         auto seen = get("/desk");
         cookie.clear();
         return seen;
       }},
      {"for the desk's pages", 303, [&] { return with_token(reads, "/desk/tokens"); }},
      {"a letter that a form of another site posts",
       415,
       [&] {
         return with({{"authorization", "Bearer " + sends}, {"origin", "https://evil.example"}},
                     [&] {
                       return post("/api/v1/inquiries", {{"text", "Vi trenger kurs"}});
                     });
       }},
  });
  for (const auto& row : expect(desk().accounts().audit(100)))
    for (const auto& token : {reads, sends, revoked})
      BOOST_TEST(!contains(row.account + row.act + row.subject, token.substr(9)));
}

BOOST_AUTO_TEST_CASE(no_form_of_the_desk_is_taken_without_its_token) {
  BOOST_REQUIRE(log_in("anna").status == 303);
  std::vector<Attack> all;
  int forms = 0;
  for (const auto& [method, pattern] : routes()) {
    const bool behind_login = pattern == "/desk" || pattern.starts_with("/desk/");
    if (method != "POST" || !behind_login || pattern == "/desk/login") continue;
    ++forms;
    auto path = pattern;
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
      path.replace(at, path.find('}') - at + 1, own_row);
    const bool takes_file = pattern == "/desk/mail" || pattern == "/desk/needs";
    const auto posted = [this, path, takes_file](const std::string& token) {
      if (takes_file) return upload(path, token, "Subject: x\n\nText");
      return post(path, {{"token", token}, {"text", "x"}, {"institution", "no-uni"}});
    };
    all.push_back({"no token: " + pattern, 403, [posted] { return posted(""); }});
    all.push_back(
        {"a wrong token: " + pattern, 403, [posted] { return posted(std::string(40, 'a')); }});
    all.push_back(
        {"from another site: " + pattern, 403, [this, posted] {
           const auto token = token_in(get("/desk/links").body);
           return with({{"origin", "https://evil.example"}}, [&] { return posted(token); });
         }});
  }
  BOOST_TEST(forms >= 20);
  try_all(all);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
