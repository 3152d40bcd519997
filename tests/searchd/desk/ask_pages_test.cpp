#include "searchd/desk/ask_pages.h"

#include <boost/test/unit_test.hpp>

#include "searchd/web/messages.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

std::vector<http::Parameter> filled_in(const std::string& once = std::string(20, 'a')) {
  return {{"once", once},
          {"text", "Vi trenger et kurs om ombruk av byggevarer, helst på nett."},
          {"email", "kari@example.org"},
          {"organisation", "Bygg AS"},
          {"organisation_type", "companies"},
          {"sector", "F"},
          {"website", ""},
          {"consent", "yes"}};
}

std::vector<http::Parameter> with(std::vector<http::Parameter> form,
                                  const std::string& name,
                                  const std::string& value) {
  std::erase_if(form, [&](const auto& field) { return field.name == name; });
  if (!value.empty()) form.push_back({name, value});
  return form;
}

BOOST_AUTO_TEST_SUITE(ask_pages)

BOOST_AUTO_TEST_CASE(the_form_is_there_in_every_language_with_purpose_and_time) {
  ServedCentre centre;
  for (const auto& language : web::Messages::languages()) {
    const auto page = centre.get("/ask?hl=" + language);
    BOOST_TEST(page.status == 200);
    BOOST_TEST(contains(page.body, "lang=\"" + language + "\""));
    BOOST_TEST(contains(page.body, "365"));
    BOOST_TEST(contains(page.body, "name=\"consent\""));
    BOOST_TEST(ServedCentre::value_of("once", page.body).size() == 20U);
    BOOST_TEST(page.find("set-cookie") == nullptr);
    BOOST_TEST(*page.find("cache-control") == "no-store");
  }
}

BOOST_AUTO_TEST_CASE(what_is_sent_is_stored_and_answered_at_once) {
  ServedCentre centre;
  const auto page = centre.post("/ask?hl=nb", filled_in());
  BOOST_TEST(page.status == 200);
  const auto stored = centre.only_inquiry();
  BOOST_TEST(contains(page.body, stored.id));
  BOOST_TEST(contains(page.body, "Ombruk av byggematerialer"));
  BOOST_TEST(contains(page.body, "class=\"reasons\""));
  BOOST_TEST(contains(page.body, "name=\"without\""));
  BOOST_TEST(*page.find("cache-control") == "no-store");
  BOOST_TEST((stored.origin == Origin::form));
  BOOST_TEST(stored.organisation_type == "companies");
  BOOST_TEST(stored.contact.organisation == "Bygg AS");
}

BOOST_AUTO_TEST_CASE(sending_the_same_form_again_stores_nothing_new) {
  ServedCentre centre;
  centre.post("/ask?hl=nb", filled_in());
  BOOST_TEST(centre.post("/ask?hl=nb", filled_in()).status == 200);
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 1U);
  // Going back and writing something else is another inquiry.
  centre.post("/ask?hl=nb", with(filled_in(), "text", "Noe om plast"));
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 2U);
}

BOOST_AUTO_TEST_CASE(a_fault_shows_the_form_with_everything_written_and_stores_nothing) {
  ServedCentre centre;
  const auto refused = [&](const std::vector<http::Parameter>& form, int status) {
    const auto page = centre.post("/ask?hl=en", form);
    BOOST_TEST(page.status == status);
    BOOST_TEST(contains(page.body, "The message is not sent yet"));
    BOOST_TEST(expect(centre.desk().inquiries().count({})) == 0U);
    return page.body;
  };
  BOOST_TEST(contains(refused(with(filled_in(), "text", ""), 422), "Write what you need."));
  const auto wrong = refused(with(filled_in(), "email", "kari <b>"), 422);
  BOOST_TEST(contains(wrong, "value=\"kari &lt;b&gt;\""));
  BOOST_TEST(contains(wrong, "ombruk av byggevarer"));
  BOOST_TEST(contains(wrong, "aria-invalid"));
  BOOST_TEST(contains(refused(with(filled_in(), "consent", ""), 422), "Tick that"));
  refused(with(filled_in(), "website", "https://spam.example"), 422);
  refused(with(filled_in(), "sector", "<script>"), 422);
  centre.fields = {{"origin", "https://evil.example"}};
  refused(filled_in(), 403);
}

BOOST_AUTO_TEST_CASE(what_was_written_is_never_mark_up) {
  ServedCentre centre;
  const auto page =
      centre.post("/ask?hl=en", with(filled_in(), "text", "\"><script>alert(1)</script>"));
  BOOST_TEST(page.status == 200);
  BOOST_TEST(!contains(page.body, "<script>alert"));
}

BOOST_AUTO_TEST_CASE(a_chip_is_taken_away_and_nothing_stored) {
  ServedCentre centre;
  const auto text = filled_in().at(1).value;
  const auto corrected = [&](const std::string& constraints, const std::string& chip) {
    return centre.post("/ask/matches?hl=nb",
                       {{"text", text}, {"constraints", constraints}, {"without", chip}});
  };
  const auto page = corrected("{}", "modes:online");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(!contains(page.body, "value=\"modes:online\""));
  BOOST_TEST(contains(page.body, "{&quot;modes&quot;:null}"));
  for (const char* wild : {"", "null", "[]", "{\"topics\":7}", "{\"nothing\":1}", "{{{{", "\xFF"})
    BOOST_TEST(corrected(wild, "topics:' OR 1=1 --").status == 200, wild);
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 0U);
}

BOOST_AUTO_TEST_CASE(a_message_that_is_not_about_learning_is_stored_without_courses) {
  ServedCentre centre;
  const auto page = centre.post(
      "/ask?hl=en", with(filled_in(), "text", "Please send an invoice for the coffee."));
  BOOST_TEST(page.status == 200);
  BOOST_TEST(!contains(page.body, "class=\"hits\""));
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
