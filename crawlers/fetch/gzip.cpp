#include "crawlers/fetch/gzip.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include <zlib.h>

namespace rundkurs {
namespace {

class Inflater {
 public:
  Inflater() {
    constexpr int gzip_only = 15 + 16;
    if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
};

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

Inflated inflate_gzip(std::string_view bytes, std::size_t max_bytes) {
  Inflated result;
  Inflater inflater;
  auto& stream = inflater.stream();
  std::string input(bytes.substr(0, std::numeric_limits<uInt>::max()));
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  std::array<char, 65536> buffer{};
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int code = inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = buffer.size() - stream.avail_out;
    result.bytes.append(buffer.data(), std::min(got, max_bytes - result.bytes.size()));
    if (result.bytes.size() == max_bytes && got > 0) {
      result.problem = "over the size limit";
      return result;
    }
    if (code == Z_STREAM_END) {
      // Another member may follow; anything else is trailing garbage.
      const std::string_view rest(input.data() + (input.size() - stream.avail_in), stream.avail_in);
      if (!is_gzip(rest)) return result;
      inflateReset(&stream);
    } else if (code != Z_OK) {
      result.problem = code == Z_BUF_ERROR ? "gzip file cut short" : "broken gzip file";
      return result;
    }
  }
}

}  // namespace rundkurs
