#include "searchd/web/calendar.h"

#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

nlohmann::json record_with(nlohmann::json runs) {
  auto record = SampleDocuments::record();
  record["title"] = {{"en",
                      "Repair, reuse; and a title that is far longer than one line of a "
                      "calendar may be – æøå"}};
  record["runs"] = std::move(runs);
  return record;
}

BOOST_AUTO_TEST_SUITE(calendars)

BOOST_AUTO_TEST_CASE(days_to_come_are_events) {
  TestSite site;
  site.documents.offered =
      record_with({{{"start", "2099-01-12"}, {"application_deadline", "2098-12-01"}},
                   {{"start", "2099-01-12"}},
                   {{"start", "2099-autumn"}},
                   {{"start", "2098-01-01"}, {"status", "cancelled"}}});
  const auto file = site.get("/offering/no-test-ab101.ics", "hl=en");
  BOOST_TEST(file.status == 200);
  BOOST_TEST(file.content_type == "text/calendar; charset=utf-8");
  BOOST_TEST(contains(file.body, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  BOOST_TEST(contains(file.body, "DTSTART;VALUE=DATE:20990112\r\n"));
  BOOST_TEST(contains(file.body, "UID:no-test-ab101-deadline-20981201@rundkurs\r\n"));
  BOOST_TEST(contains(file.body, "SUMMARY:Start: Repair\\, reuse\\; and a title"));
  std::size_t events = 0;
  for (auto at = file.body.find("BEGIN:VEVENT"); at != std::string::npos;
       at = file.body.find("BEGIN:VEVENT", at + 1))
    ++events;
  BOOST_TEST(events == 2U);
}

BOOST_AUTO_TEST_CASE(lines_are_folded_between_characters) {
  TestSite site;
  site.documents.offered = record_with({{{"start", "2099-01-12"}}});
  const auto file = site.get("/offering/no-test-ab101.ics", "hl=en");
  std::istringstream lines(file.body);
  for (std::string line; std::getline(lines, line);) {
    BOOST_TEST(line.size() <= 76U);  // with its CR
    BOOST_TEST((static_cast<unsigned char>(line.front()) & 0xC0U) != 0x80U);
  }
}

BOOST_AUTO_TEST_CASE(an_offering_without_a_day_to_come_has_no_calendar) {
  TestSite site;
  for (const char* start : {"2099-autumn", "2099-01", "2020-01-12"}) {
    site.documents.offered = record_with({{{"start", start}}});
    BOOST_TEST(site.get("/offering/no-test-ab101.ics", "hl=en").status == 404, start);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
