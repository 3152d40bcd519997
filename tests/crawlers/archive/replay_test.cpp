#include "crawlers/archive/replay.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "crawlers/archive/digest_label.h"
#include "tests/crawlers/archive/replayed.h"
#include "tests/crawlers/archive/warc_text.h"

namespace rundkurs {
namespace {

using test::Fields;
using test::gzip_member;
using test::warc_page;
using test::warc_record;

const std::string base = "https://uni.example/emne/";

std::string course(std::string_view code, std::string_view credits = "10") {
  return fmt::format(
      "<html lang=\"nb\"><head><title>{0} Kretsløp</title></head><body><main><h1>{0} Sirkulær "
      "økonomi {0}</h1><dl><dt>Emnekode</dt><dd>{0}</dd><dt>Studiepoeng</dt><dd>{1}</dd>"
      "<dt>Undervisningsspråk</dt><dd>Norsk</dd></dl></main></body></html>",
      code,
      credits);
}

SourceFile university() {
  SourceFile source;
  source.id = "no-uni";
  source.name = {{"nb", "Prøveuniversitetet"}};
  source.short_name = "Uni";
  source.country = "NO";
  source.home = "https://uni.example/";
  source.languages = {"nb"};
  source.allowed_hosts = {"uni.example"};
  source.offering_pages = {"/emne/"};
  return source;
}

struct WithSource : test::Replayed {
  WithSource() { sources = SourceFiles({university()}); }

  std::optional<Offering> find(std::string_view id) { return test::sure(catalogue->find(id)); }
  std::size_t left_out(const ReplayReport& report, std::string_view part) const {
    std::size_t count = 0;
    for (const auto& [reason, records] : report.left_out)
      count += reason.find(part) != std::string::npos ? records : 0;
    return count;
  }
};

Fields at(const std::string& date) {
  return {{"WARC-Date", date}};
}

BOOST_FIXTURE_TEST_SUITE(replaying, WithSource)

BOOST_AUTO_TEST_CASE(a_page_becomes_an_offering_seen_when_it_was_archived) {
  const auto report =
      replay_bytes(warc_page(base + "A1", course("A1"), at("2026-10-01T12:00:00.5Z")));
  BOOST_TEST(report.pages == 1U);
  BOOST_TEST(report.harvest.created == 1);
  const auto all = offerings();
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].code == "A1");
  BOOST_TEST(all[0].ects.value_or(0) == 10.0);
  BOOST_TEST(all[0].source == "no-uni");
  BOOST_TEST(all[0].first_seen == "2026-10-01T12:00:00Z");
  BOOST_TEST(all[0].last_seen == "2026-10-01T12:00:00Z");
  for (const auto& [field, said] : all[0].provenance)
    BOOST_TEST((said.captured.empty() || said.captured == "2026-10-01T12:00:00Z"), field);
}

BOOST_AUTO_TEST_CASE(only_what_a_source_visits_is_read_and_the_rest_is_counted) {
  const auto report = replay_bytes(
      warc_record("warcinfo", "", "software: other/1\r\n") +
      warc_record("request", base + "A1", "GET /emne/A1 HTTP/1.1\r\n\r\n") +
      warc_page(base + "A1", course("A1")) + warc_page("https://uni.example/om", course("B1")) +
      warc_page("https://other.example/emne/C1", course("C1")) +
      warc_record("response", "dns:uni.example", "20261120\nuni.example. 300 IN A 192.0.2.1\n") +
      warc_record("resource", "metadata://tool/log", "a log") +
      warc_record("response",
                  base + "picture",
                  "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc_record("gossip", base + "A1", "a type of the future"));
  BOOST_TEST(report.records == 9U);
  BOOST_TEST(report.pages == 1U);
  BOOST_TEST(left_out(report, "other types") == 3U);
  BOOST_TEST(left_out(report, "no source visits") == 2U);
  BOOST_TEST(left_out(report, "without a web address") == 2U);
  BOOST_TEST(left_out(report, "no text") == 1U);
  BOOST_TEST(report.problems == 0U);
  BOOST_TEST(offerings().size() == 1U);
}

BOOST_AUTO_TEST_CASE(without_sources_every_page_is_read) {
  sources = {};
  const auto report = replay_bytes(warc_page("https://uni.example.no/A1", course("A1")) +
                                   warc_page("https://other.example.se/x", course("C1")));
  BOOST_TEST(report.pages == 2U);
  const auto all = offerings();
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST((all[0].source == "seed-uni.example.no" || all[1].source == "seed-uni.example.no"));
}

BOOST_AUTO_TEST_CASE(records_of_many_crawlers_are_read) {
  const auto packed = gzip_member(course("B1"));
  const auto report = replay_bytes(
      // A header in angle brackets, a folded line, LF alone.
      "WARC/1.0\nWARC-Type: response\nWARC-Target-URI: <" + base + "A1>\n" +
      "WARC-Date: 2026-11-20T10:00:00Z\nContent-Type: application/http;\n  msgtype=response\n" +
      fmt::format("Content-Length: {}\n\n", course("A1").size() + 17) + "HTTP/1.0 200 OK\n\n" +
      course("A1") + "\n\n" +
      // Still compressed and in chunks.
      warc_record("response",
                  base + "B1",
                  fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                              "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "{:x}\r\n{}\r\n0\r\n\r\n",
                              packed.size(),
                              packed)) +
      // Decoded before it was stored.
      warc_record("response",
                  base + "C1",
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n"
                  "Transfer-Encoding: chunked\r\n\r\n" +
                      course("C1"),
                  {{"Content-Type", "application/http; msgtype=response"}},
                  "1.1") +
      // Not HTTP: the payload itself.
      warc_record("resource", base + "D1", course("D1"), {{"Content-Type", "text/html"}}, "1.1") +
      // The media type of the page stands where that of the record should.
      warc_record("response",
                  base + "E1",
                  "HTTP/2 200\r\ncontent-type: text/html\r\n\r\n" + course("E1"),
                  {{"Content-Type", "text/html"}}));
  for (const auto& line : log.lines)
    BOOST_TEST_MESSAGE(line);
  BOOST_TEST(report.problems == 0U);
  BOOST_TEST(report.pages == 5U);
  BOOST_TEST(offerings().size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_revisit_repeats_the_body_of_an_earlier_record) {
  const auto body = course("A1");
  const auto first = warc_page(base + "A1",
                               body,
                               {{"WARC-Record-ID", "<urn:test:first>"},
                                {"WARC-Payload-Digest", sha1_label(body)},
                                {"WARC-Date", "2026-10-01T12:00:00Z"}});
  const auto revisit = [&](const std::string& block, const Fields& refers) {
    Fields fields{
        {"WARC-Date", "2026-10-05T12:00:00Z"},
        {"WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"}};
    fields.insert(fields.end(), refers.begin(), refers.end());
    return warc_record("revisit", base + "A1", block, fields);
  };
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
  for (const auto& [block, refers] :
       {std::pair{head, Fields{{"WARC-Refers-To", "<urn:test:first>"}}},
        {head,
         {{"WARC-Refers-To-Target-URI", base + "A1"},
          {"WARC-Refers-To-Date", "2026-10-01T12:00:00Z"}}},
        {"", {{"WARC-Payload-Digest", sha1_label(body)}}}}) {
    for (const bool whole : {false, true}) {
      catalogue = test::sure(Catalogue::open("sqlite::memory:", Catalogue::Access::read_write));
      const auto second = revisit(block, refers);
      const auto report = replay_bytes(whole ? gzip_member(first + second)
                                             : gzip_member(first) + gzip_member(second));
      BOOST_TEST(report.pages == 2U);
      const auto all = offerings();
      BOOST_REQUIRE(all.size() == 1U);
      BOOST_TEST(all[0].first_seen == "2026-10-01T12:00:00Z");
      BOOST_TEST(all[0].last_seen == "2026-10-05T12:00:00Z");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_revisit_may_refer_to_another_file_of_the_set) {
  const auto one = folder.write(
      "one.warc.gz",
      gzip_member(warc_page(base + "A1", course("A1"), {{"WARC-Record-ID", "<urn:test:1>"}})));
  const auto two = folder.write(
      "two.warc",
      warc_record("revisit",
                  base + "A2",
                  "",
                  {{"WARC-Refers-To", "<urn:test:1>"}, {"WARC-Date", "2026-11-21T10:00:00Z"}}));
  BOOST_TEST(replay_files({one, two}).pages == 2U);
}

BOOST_AUTO_TEST_CASE(not_modified_counts_as_a_visit_of_what_is_known) {
  const auto not_modified = [&](const std::string& page) {
    return warc_record(
        "revisit",
        base + page,
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        {{"WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"},
         {"WARC-Date", "2026-11-25T10:00:00Z"}});
  };
  const auto report = replay_bytes(warc_page(base + "A1", course("A1")) + not_modified("A1") +
                                   not_modified("unknown"));
  BOOST_TEST(report.pages == 2U);
  BOOST_TEST(left_out(report, "304") == 1U);
  const auto entry = test::sure(catalogue->frontier().find(base + "A1"));
  BOOST_REQUIRE(entry.has_value());
  BOOST_TEST(entry->visits == 2);
  BOOST_TEST(format_timestamp(*entry->fetched) == "2026-11-25T10:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_page_that_is_gone_marks_its_offerings) {
  replay_bytes(
      warc_page(base + "A1", course("A1"), at("2026-10-01T12:00:00Z")) +
      warc_record(
          "response", base + "A1", "HTTP/1.1 410 Gone\r\n\r\n", at("2026-10-05T12:00:00Z")));
  const auto all = offerings();
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].gone == "2026-10-05T12:00:00Z");
}

BOOST_AUTO_TEST_CASE(the_order_of_archives_does_not_bring_back_what_is_old) {
  const auto old = folder.write(
      "old.warc", warc_page(base + "A1", course("A1", "5"), at("2026-10-01T12:00:00Z")));
  const auto current = folder.write(
      "new.warc", warc_page(base + "A1", course("A1", "10"), at("2026-10-09T12:00:00Z")));
  const auto report = replay_files({current, old});
  BOOST_TEST(left_out(report, "older than") == 1U);
  BOOST_TEST(offerings().at(0).ects.value_or(0) == 10.0);
}

BOOST_AUTO_TEST_CASE(the_same_archive_again_changes_nothing) {
  const auto bytes = warc_page(base + "A1", course("A1")) + warc_page(base + "A2", course("A2"));
  replay_bytes(bytes);
  const auto before = offerings();
  const auto entry = test::sure(catalogue->frontier().find(base + "A1"));
  const auto report = replay_bytes(bytes);
  BOOST_TEST(report.pages == 2U);
  BOOST_TEST(report.harvest.unchanged == 2);
  BOOST_TEST((offerings() == before));
  BOOST_TEST((test::sure(catalogue->frontier().find(base + "A1")) == entry));
}

BOOST_AUTO_TEST_CASE(long_and_broken_records_are_reported_with_their_place) {
  const auto first = warc_page(base + "long", std::string(std::size_t{3} << 20U, 'x'));
  const auto report =
      replay_bytes(first +
                   warc_record("response",
                               base + "bomb",
                               "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" +
                                   gzip_member(std::string(std::size_t{64} << 20U, ' '))) +
                   warc_record("response", base + "none", "no HTTP here") +
                   warc_page(base + "cut", course("X1"), {{"WARC-Truncated", "length"}}) +
                   warc_page(base + "undated", course("X2"), {{"WARC-Date", "yesterday"}}) +
                   warc_page(base + "A1", course("A1")));
  BOOST_TEST(report.pages == 1U);
  BOOST_TEST(left_out(report, "longer than 2048 KiB") == 2U);
  BOOST_TEST(report.problems == 3U);
  BOOST_REQUIRE(log.lines.size() == 5U);
  BOOST_TEST(log.lines[1].find(fmt::format("at=offset {} ", first.size())) != std::string::npos,
             log.lines[1]);
  BOOST_TEST(log.lines[1].find("archive.warc") != std::string::npos);
  BOOST_TEST(log.lines[1].find(base + "bomb") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_archive_does_not_stop_the_others) {
  const auto zip = folder.write("a.wacz", "PK\x03\x04 and so on");
  const auto good = folder.write("b.warc", warc_page(base + "A1", course("A1")));
  const auto report = replay_files({folder.file("absent.warc"), zip, good});
  BOOST_TEST(report.unread_files == 2U);
  BOOST_TEST(report.pages == 1U);
  BOOST_TEST(log.lines.at(1).find("unzip") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
