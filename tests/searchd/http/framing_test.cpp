#include "searchd/http/framing.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

RequestHead post(std::vector<Field> fields) {
  RequestHead head;
  head.method = "POST";
  head.target = "/";
  head.fields = std::move(fields);
  return head;
}

BOOST_AUTO_TEST_SUITE(framing)

BOOST_AUTO_TEST_CASE(a_length_is_one_decimal_number) {
  for (const char* length : {"", "-1", "+4", "4 4", "4, 5", "4.0", "1e3", "abc", "0x10", "4;"}) {
    BOOST_TEST_CONTEXT(length) {
      const auto framing = framing_of(post({{"content-length", length}}), "");
      BOOST_REQUIRE(std::holds_alternative<Rejection>(framing));
      BOOST_TEST(std::get<Rejection>(framing).status == 400);
    }
  }
  BOOST_TEST(std::get<Framing>(framing_of(post({{"content-length", "003"}}), "")).body == 3U);
  BOOST_TEST(std::get<Framing>(framing_of(post({}), "")).body == 0U);
}

BOOST_AUTO_TEST_CASE(what_hides_a_size_is_refused) {
  struct Case {
    std::vector<Field> fields;
    int status;
  };
  const Case cases[] = {
      {{{"content-length", "4"}, {"content-length", "4"}}, 400},
      {{{"content-length", "4"}, {"transfer-encoding", "chunked"}}, 400},
      {{{"transfer-encoding", "chunked"}}, 411},
      {{{"transfer-encoding", "identity"}}, 400},
      {{{"content-encoding", "gzip"}, {"content-length", "4"}}, 415},
      {{{"content-length", "99999999999999999999999"}}, 413},
      {{{"expect", "200-maybe"}}, 417},
  };
  for (const auto& [fields, status] : cases) {
    BOOST_TEST_CONTEXT(fields.front().name << ": " << fields.front().value) {
      const auto framing = framing_of(post(fields), "");
      BOOST_REQUIRE(std::holds_alternative<Rejection>(framing));
      BOOST_TEST(std::get<Rejection>(framing).status == status);
    }
  }
}

BOOST_AUTO_TEST_CASE(chunks_are_told_from_what_is_none) {
  for (const char* bytes : {"",
                            "5",
                            "5\r\nhel",
                            "5;a=b\r\nhello\r",
                            "0\r\n\r\n",
                            "1e\r\n",
                            "1\r\na\r\n1\r\nb\r\n0\r\nTrailer: x\r\n\r\n"}) {
    BOOST_TEST_CONTEXT(bytes) {
      BOOST_TEST(may_be_chunked(bytes));
    }
  }
  for (const char* bytes : {"-1\r\n",
                            "fffffffffffffffff\r\nabc",
                            "3 \r\nabc",
                            "0x3\r\nabc",
                            "3\r\nabcd\r\n",
                            "3\nabc\n",
                            "\r\n"}) {
    BOOST_TEST_CONTEXT(bytes) {
      BOOST_TEST(!may_be_chunked(bytes));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_client_may_ask_before_it_sends) {
  const auto framing = std::get<Framing>(
      framing_of(post({{"content-length", "4"}, {"expect", "100-Continue"}}), ""));
  BOOST_TEST(framing.expects_continue);
  BOOST_TEST(framing.body == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
