// Archives made to do harm: each costs at most its own length, and what is sound is still read.
#include <chrono>
#include <fstream>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/crawlers/archive/replayed.h"
#include "tests/crawlers/archive/warc_text.h"

namespace rundkurs {
namespace {

using test::gzip_member;
using test::warc_page;
using test::warc_record;

const std::string good = "https://uni.example.no/emne/A1";
const std::string html =
    "<html lang=\"nb\"><body><main><h1>Avfall og ombruk</h1><dl><dt>Studiepoeng</dt><dd>10</dd>"
    "<dt>Emnekode</dt><dd>A1</dd></dl></main></body></html>";

/// Peak of the process's memory since the last reset, in MiB; 0 where the system does not say.
std::size_t peak_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kib = 0;
    if (word == "VmHWM:" && status >> kib) return kib >> 10U;
  }
  return 0;
}
bool reset_peak() {
  std::ofstream out("/proc/self/clear_refs");
  out << "5" << std::flush;
  return out.good();
}

struct Hostile : test::Replayed {
  const std::string sound = warc_page(good, html);

  bool logged(std::string_view part) const {
    for (const auto& line : log.lines) {
      if (line.find(part) != std::string::npos) return true;
    }
    return false;
  }
};

BOOST_FIXTURE_TEST_SUITE(hostile_archives, Hostile)

BOOST_AUTO_TEST_CASE(header_lines_without_end_are_left_behind) {
  for (const auto& head : {"WARC/1.0\r\nWARC-Type: response\r\nX: " + std::string(3'000'000, 'A'),
                           "WARC/1.0\r\n" + std::string(300'000, '\n'),
                           std::string(3'000'000, 'W'),
                           std::string("WARC/1.0\r\n")}) {
    log.lines.clear();
    const auto report = replay_bytes(head + "\r\n" + sound);
    BOOST_TEST(report.pages == 1U);
    BOOST_TEST(report.problems >= 1U);
  }
}

BOOST_AUTO_TEST_CASE(nul_bytes_are_stepped_over) {
  using namespace std::string_literals;
  const auto report = replay_bytes(std::string(100'000, '\0') + sound +
                                   "WARC/1.0\r\nWARC-Type: \0\r\nContent-Length: 3\r\n\r\nabc"s +
                                   "\r\n\r\n" + sound);
  BOOST_TEST(report.pages == 2U);
  BOOST_TEST(report.problems == 2U);
  BOOST_TEST(logged("NUL bytes"));
}

BOOST_AUTO_TEST_CASE(a_revisit_that_leads_to_itself_leads_nowhere) {
  const auto revisit = [](const char* id, const char* refers) {
    return warc_record("revisit",
                       good,
                       "HTTP/1.1 200 OK\r\n\r\n",
                       {{"WARC-Record-ID", id},
                        {"WARC-Refers-To", refers},
                        {"WARC-Payload-Digest", "sha1:AAAA"},
                        {"WARC-Refers-To-Target-URI", good},
                        {"WARC-Refers-To-Date", "2026-11-20T10:00:00Z"}});
  };
  const auto report = replay_bytes(revisit("<urn:a>", "<urn:a>") + revisit("<urn:b>", "<urn:c>") +
                                   revisit("<urn:c>", "<urn:b>") + sound);
  BOOST_TEST(report.pages == 1U);
  BOOST_TEST(report.left_out.begin()->second == 3U);
  BOOST_TEST(logged("refers to a record that does not stand before it"));
}

BOOST_AUTO_TEST_CASE(empty_members_and_false_beginnings_are_only_so_many_bytes) {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i)
    bytes += gzip_member("");
  for (int i = 0; i < 20'000; ++i)
    bytes += "\x1F\x8B\x08\x04";
  const auto report = replay_bytes(bytes + gzip_member(sound));
  BOOST_TEST(report.pages == 1U);
  // Not one line for each.
  BOOST_TEST(log.lines.size() <= 102U);
  BOOST_TEST(log.lines.back().find("more of the archive is broken") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_member_inside_a_member_is_found_once) {
  // Each begin of a member is also content of the one before.
  std::string bytes = gzip_member(sound);
  for (int i = 0; i < 50; ++i) {
    const auto size = static_cast<unsigned>(bytes.size());
    std::string stored = "\x1F\x8B\x08";
    stored += std::string("\0\0\0\0\0\0\x03", 7);
    stored += '\0';  // A stored block that is not the last one.
    for (const unsigned part : {size & 0xFFU, size >> 8U, ~size & 0xFFU, (~size >> 8U) & 0xFFU})
      stored += static_cast<char>(part);
    bytes = stored + bytes + "\xFF";
  }
  const auto report = replay_bytes(bytes);
  BOOST_TEST(report.problems > 0U);
  BOOST_TEST(report.pages <= 51U);
}

BOOST_AUTO_TEST_CASE(bombs_need_no_memory) {
  // 400 MB of nothing in one member, then 200 MB in a record, and 5 000 codings deep bodies.
  const auto path = folder.file("bomb.warc.gz");
  {
    std::ofstream out(path, std::ios::binary);
    const std::string blanks(std::size_t{50} << 20U, ' ');
    out << gzip_member(blanks + blanks + blanks + blanks);
    out << gzip_member(warc_record("response", good + "b", blanks + blanks + blanks + blanks));
    out << gzip_member(warc_record("response",
                                   good + "c",
                                   "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n" +
                                       gzip_member(gzip_member(blanks))));
    out << gzip_member(sound);
  }
  if (!reset_peak()) {
    std::cout << "skipped the memory of it: /proc/self/clear_refs cannot be written here"
              << "\n";
  }
  const auto before = peak_mib();
  const auto report = replay_files({path});
  BOOST_TEST(report.pages == 1U);
  BOOST_TEST(report.problems + report.left_out.at("records longer than 2048 KiB") == 3U);
  BOOST_TEST(peak_mib() - before < 40U);
}

BOOST_AUTO_TEST_CASE(every_cut_and_every_flipped_byte_is_survived) {
  const auto bytes = gzip_member(warc_page(good + "b", html)) + gzip_member(sound);
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    auto flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
    replay_bytes(flipped);
    replay_bytes(bytes.substr(0, at));
  }
  for (std::size_t at = 0; at < sound.size(); at += 3) {
    auto flipped = sound;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
    replay_bytes(flipped + sound);
    replay_bytes(sound.substr(0, at) + sound);
  }
  BOOST_TEST(offerings().size() >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
