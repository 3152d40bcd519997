#include "schemas/timestamp.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(timestamp)

BOOST_AUTO_TEST_CASE(every_offset_becomes_utc) {
  struct Case {
    const char* text;
    const char* utc;
  };
  for (const auto& [text, utc] : {Case{"2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z"},
                                  Case{"2026-11-22t10:00:00z", "2026-11-22T10:00:00Z"},
                                  Case{"2026-11-22 10:00:00.123456789Z", "2026-11-22T10:00:00Z"},
                                  Case{"2026-01-01T01:30:00+02:00", "2025-12-31T23:30:00Z"},
                                  Case{"2024-02-28T23:59:59-00:01", "2024-02-29T00:00:59Z"},
                                  Case{"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
                                  Case{"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"}}) {
    BOOST_TEST_CONTEXT(text) {
      const auto time = parse_timestamp(text);
      BOOST_REQUIRE(time.has_value());
      BOOST_TEST(format_timestamp(*time) == utc);
    }
  }
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_time) {
  for (const char* text : {"",
                           "2026-11-22",
                           "2026-11-22T10:00:00",
                           "2026-11-22T10:00Z",
                           "2026-02-29T10:00:00Z",
                           "2026-13-01T10:00:00Z",
                           "2026-11-22T24:00:00Z",
                           "2026-11-22T10:60:00Z",
                           "2026-11-22T10:00:61Z",
                           "2026-11-22T10:00:00.Z",
                           "2026-11-22T10:00:00+0200",
                           "2026-11-22T10:00:00+24:00",
                           "2026-11-22T10:00:00Zulu",
                           "20261122T100000Z"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_timestamp(text).has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
