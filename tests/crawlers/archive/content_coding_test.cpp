#include "crawlers/archive/content_coding.h"

#include <boost/test/unit_test.hpp>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/crawlers/archive/warc_text.h"

namespace rundkurs {
namespace {

using test::gzip_member;

constexpr std::size_t plenty = std::size_t{1} << 20U;
const std::string page = "<html><p>Emne om kretsløp</p></html>";

std::string brotlied(const std::string& text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size()) + 64;
  std::string out(size, '\0');
  BOOST_REQUIRE(BrotliEncoderCompress(5,
                                      BROTLI_DEFAULT_WINDOW,
                                      BROTLI_MODE_TEXT,
                                      text.size(),
                                      reinterpret_cast<const std::uint8_t*>(text.data()),
                                      &size,
                                      reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE);
  out.resize(size);
  return out;
}

std::string zstded(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string deflated(const std::string& text) {
  auto size = compressBound(text.size());
  std::string out(size, '\0');
  BOOST_REQUIRE(compress(reinterpret_cast<Bytef*>(out.data()),
                         &size,
                         reinterpret_cast<const Bytef*>(text.data()),
                         text.size()) == Z_OK);
  out.resize(size);
  return out;
}

std::string decoded(const std::string& body, std::string_view codings) {
  auto result = decoded_content(body, codings, plenty);
  if (!result) BOOST_FAIL(result.error().message);
  return *std::move(result);
}

BOOST_AUTO_TEST_SUITE(content_coding)

BOOST_AUTO_TEST_CASE(every_coding_of_the_web_is_undone) {
  BOOST_TEST(decoded(page, "") == page);
  BOOST_TEST(decoded(page, "identity") == page);
  BOOST_TEST(decoded(gzip_member(page), "GZip") == page);
  BOOST_TEST(decoded(gzip_member(page), "x-gzip") == page);
  BOOST_TEST(decoded(deflated(page), "deflate") == page);
  // Without the zlib wrapping: two bytes in front, four behind.
  BOOST_TEST(decoded(deflated(page).substr(2), "deflate") == page);
  BOOST_TEST(decoded(brotlied(page), "br") == page);
  BOOST_TEST(decoded(zstded(page), "zstd") == page);
  BOOST_TEST(decoded(brotlied(gzip_member(page)), "gzip, br") == page);
}

BOOST_AUTO_TEST_CASE(bodies_that_were_decoded_before_they_were_stored_stay) {
  for (const char* coding : {"gzip", "deflate", "br", "zstd"})
    BOOST_TEST(decoded(page, coding) == page, coding);
}

BOOST_AUTO_TEST_CASE(bombs_end_at_the_limit) {
  const std::string much(plenty * 8, ' ');
  for (const auto& [body, coding] : {std::pair{gzip_member(much), "gzip"},
                                     {deflated(much), "deflate"},
                                     {brotlied(much), "br"},
                                     {zstded(much), "zstd"},
                                     {much, ""}}) {
    const auto result = decoded_content(body, coding, plenty);
    BOOST_TEST_CONTEXT(coding) {
      BOOST_REQUIRE(!result.has_value());
      BOOST_TEST(static_cast<int>(result.error().code) == static_cast<int>(Error::Code::refused));
      BOOST_TEST(result.error().message == "longer than 1024 KiB");
    }
  }
  BOOST_TEST(decoded_content(std::string(plenty, ' '), "", plenty).has_value());
}

BOOST_AUTO_TEST_CASE(broken_bodies_are_told_from_whole_ones) {
  std::string noise;
  for (unsigned i = 0; i < 4000; ++i)
    noise += static_cast<char>(((i + 7) * 2654435761U) >> 11U);
  for (const auto& [body, coding] : {std::pair{gzip_member(noise), "gzip"},
                                     {deflated(noise), "deflate"},
                                     {brotlied(noise), "br"},
                                     {zstded(noise), "zstd"}}) {
    BOOST_TEST(!decoded_content(body.substr(0, body.size() / 2), coding, plenty).has_value(),
               coding);
  }
  BOOST_TEST(!decoded_content(page, "exi", plenty).has_value());
  BOOST_TEST(!decoded_content(page, "br,br,br,br,br", plenty).has_value());
}

BOOST_AUTO_TEST_CASE(chunks_are_put_together) {
  const auto joined = [](const char* body) { return without_chunks(body).value(); };
  BOOST_TEST(joined("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: 1\r\n\r\n") == "abcde");
  BOOST_TEST(joined("003\nabc\n0\n\n") == "abc");
  BOOST_TEST(joined("3\r\nabc\r\n") == "abc");
  BOOST_TEST(joined("<p>not in chunks</p>") == "<p>not in chunks</p>");
  BOOST_TEST(joined("") == "");
  BOOST_TEST(!without_chunks("ff\r\nabc").has_value());
  BOOST_TEST(!without_chunks("3\r\nabc\r\nzz\r\n").has_value());
  BOOST_TEST(!without_chunks("3\r\nabc\r\nfffffffffffffffff\r\n").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
