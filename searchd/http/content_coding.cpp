#include "searchd/http/content_coding.h"

#include <stdexcept>
#include <utility>

#include <zlib.h>

#include "searchd/http/media_type.h"
#include "searchd/http/syntax.h"

namespace rundkurs::http {
namespace {

bool is_compressible(std::string_view content_type) {
  for (const std::string_view type : {"text/",
                                      "application/json",
                                      "application/problem+json",
                                      "application/ld+json",
                                      "application/xml",
                                      "application/atom+xml",
                                      "application/opensearchdescription+xml",
                                      "image/svg+xml",
                                      "application/x-ndjson",
                                      "text/javascript"}) {
    if (starts_with_ignoring_case(content_type, type)) return true;
  }
  return false;
}

// An empty Accept-Encoding field, or none, asks for the plain form.
bool takes_gzip(std::string_view accept_encoding) {
  return !trim_blanks(accept_encoding).empty() && weight_of(accept_encoding, "gzip") > 0;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  constexpr int gzip_window =
      15 + 16;  // zlib.h: 16 more than the window bits writes a gzip header.
  constexpr int memory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::runtime_error("zlib: no compressor");
  std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  std::string input(bytes);  // zlib's input pointer is not const.
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int done = deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  if (done != Z_STREAM_END) throw std::runtime_error("zlib: could not compress");
  return result;
}

void encode(Response& response, std::string_view accept_encoding) {
  const bool pays = response.source != nullptr || response.body.size() >= min_compressed_bytes;
  if (!pays || !is_compressible(response.content_type) ||
      response.find("content-encoding") != nullptr)
    return;
  response.with("vary", "Accept-Encoding");
  if (!takes_gzip(accept_encoding)) return;
  if (response.source != nullptr) {
    response.source = gzip_source(std::move(response.source));
  } else {
    response.body = response.gzipped.empty() ? gzip(response.body) : std::move(response.gzipped);
  }
  response.with("content-encoding", "gzip");
}

}  // namespace rundkurs::http
