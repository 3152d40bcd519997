// The inbox: what is looked for in it, and kept to come back to.
#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

struct FullInbox : ServedCentre {
  std::string token;

  FullInbox() {
    add_account("anna", Role::adviser);
    add_account("rita", Role::reader);
    put("Noe om plast og Kari", "plastics", Status::working);
    put("Noe annet om plast", "plastics", Status::fresh);
    put("Noe om klær", "textiles", Status::working);
  }
  void put(const std::string& text, const std::string& topic, Status status) {
    Inquiry inquiry;
    inquiry.received = now();
    inquiry.language = "nb";
    inquiry.text = text;
    inquiry.asked.topics = {topic};
    inquiry.status = status;
    expect(desk().inquiries().add(inquiry));
  }
  void come_in(const std::string& name) {
    BOOST_REQUIRE(log_in(name).status == 303);
    token = token_in(get("/desk").body);
  }
  http::Response narrow(std::vector<http::Parameter> form) {
    form.push_back({"token", token});
    return post("/desk", form);
  }
};

BOOST_FIXTURE_TEST_SUITE(inbox_pages, FullInbox)

BOOST_AUTO_TEST_CASE(words_status_and_topic_narrow_together) {
  come_in("rita");
  const auto page = narrow({{"topic", "plastics"}, {"status", "working"}, {"words", "NOE"}}).body;
  BOOST_TEST(contains(page, "plast og Kari"));
  BOOST_TEST(!contains(page, "annet om plast"));
  BOOST_TEST(!contains(page, "om klær"));
  // What was chosen stays chosen.
  BOOST_TEST(contains(page, "<option value=\"plastics\" selected>"));
  BOOST_TEST(contains(page, "<option value=\"working\" selected>"));
  BOOST_TEST(contains(narrow({{"topic", "none"}, {"status", "none"}}).body, "om klær"));
}

BOOST_AUTO_TEST_CASE(a_view_has_a_name_and_an_address_without_its_words) {
  come_in("anna");
  const auto kept =
      narrow({{"words", "kari"}, {"topic", "plastics"}, {"do", "keep"}, {"view", " Karis <b> "}});
  BOOST_TEST(kept.status == 303);
  const auto address = *kept.find("location");
  BOOST_TEST(address.starts_with("/desk/views/"));
  BOOST_TEST(!contains(address, "kari"));
  const auto page = get(address);
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "plast og Kari"));
  BOOST_TEST(!contains(page.body, "annet om plast"));
  BOOST_TEST(contains(page.body, "aria-current=\"page\">Karis &lt;b&gt;"));
  BOOST_TEST(contains(get("/desk").body, address));

  BOOST_TEST(post(address, {{"token", token}}).status == 303);
  BOOST_TEST(get(address).status == 404);
  BOOST_TEST(post(address, {{"token", token}}).status == 404);
}

BOOST_AUTO_TEST_CASE(a_long_view_has_further_pages) {
  for (int i = 0; i < 30; ++i)
    put("Mye om plast", "plastics", Status::fresh);
  come_in("anna");
  const auto kept = narrow({{"words", "mye"}, {"do", "keep"}, {"view", "Mye"}});
  const auto address = *kept.find("location");
  BOOST_TEST(contains(get(address).body, address + "?page=2"));
  BOOST_TEST(contains(get(address + "?page=2").body, address + "?page=1"));
}

BOOST_AUTO_TEST_CASE(only_advisers_keep_views_and_under_a_name) {
  come_in("anna");
  BOOST_TEST(narrow({{"words", "kari"}, {"do", "keep"}, {"view", " "}}).status == 422);
  BOOST_TEST(narrow({{"do", "keep"}, {"view", std::string(101, 'x')}}).status == 422);
  come_in("rita");
  BOOST_TEST(narrow({{"words", "kari"}, {"do", "keep"}, {"view", "Kari"}}).status == 403);
  BOOST_TEST(expect(desk().inbox_views().list()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
