#include "searchd/http/content_coding.h"

#include <boost/test/unit_test.hpp>
#include <zlib.h>

namespace rundkurs::http {
namespace {

std::string gunzip(const std::string& bytes, std::size_t size) {
  std::string input = bytes;
  std::string output(size, '\0');
  z_stream stream{};
  BOOST_REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  BOOST_TEST(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  output.resize(stream.total_out);
  inflateEnd(&stream);
  return output;
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 500; ++i)
    text += "{\"id\":" + std::to_string(i) + "}";
  return text;
}

BOOST_AUTO_TEST_SUITE(content_coding)

BOOST_AUTO_TEST_CASE(what_is_compressed_comes_back) {
  const auto text = long_text();
  const auto packed = gzip(text);
  BOOST_TEST(packed.size() < text.size() / 2);
  BOOST_TEST(gunzip(packed, text.size()) == text);
  BOOST_TEST(gunzip(gzip(""), 16).empty());
}

BOOST_AUTO_TEST_CASE(only_for_those_who_take_it_and_where_it_pays) {
  struct Case {
    std::string body;
    const char* type;
    const char* accept;
    bool packed;
  };
  const Case cases[] = {{long_text(), "application/json", "gzip, br", true},
                        {long_text(), "text/html; charset=utf-8", "*", true},
                        {long_text(), "application/json", "", false},
                        {long_text(), "application/json", "gzip;q=0", false},
                        {long_text(), "application/json", "br", false},
                        {long_text(), "image/png", "gzip", false},
                        {"{}", "application/json", "gzip", false}};
  for (const auto& [body, type, accept, packed] : cases) {
    BOOST_TEST_CONTEXT(type << " for " << accept) {
      Response response = json_response(body);
      response.content_type = type;
      encode(response, accept);
      BOOST_TEST((response.find("content-encoding") != nullptr) == packed);
      BOOST_TEST((response.body != body) == packed);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
