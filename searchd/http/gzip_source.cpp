#include <stdexcept>
#include <utility>

#include <zlib.h>

#include "searchd/http/body_source.h"
#include "searchd/http/content_coding.h"

namespace rundkurs::http {
namespace {

class GzipSource final : public BodySource {
 public:
  explicit GzipSource(std::shared_ptr<BodySource> plain) : plain_(std::move(plain)) {
    constexpr int gzip_window = 15 + 16;  // zlib.h: 16 more than the window bits.
    constexpr int memory = 8;
    if (deflateInit2(&stream_, gzip_level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
      throw std::runtime_error("zlib: no compressor");
  }
  ~GzipSource() override { deflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::string next() override {
    std::string packed;
    while (packed.empty() && !ended_) {
      auto piece = plain_->next();
      ended_ = piece.empty();
      append(packed, piece);
    }
    return packed;
  }

 private:
  void append(std::string& packed, std::string& piece) {
    constexpr std::size_t step = 16384;
    stream_.next_in = reinterpret_cast<Bytef*>(piece.data());
    stream_.avail_in = static_cast<uInt>(piece.size());
    do {
      const auto filled = packed.size();
      packed.resize(filled + step);
      stream_.next_out = reinterpret_cast<Bytef*>(packed.data() + filled);
      stream_.avail_out = static_cast<uInt>(step);
      if (deflate(&stream_, ended_ ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR)
        throw std::runtime_error("zlib: could not compress");
      packed.resize(packed.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  std::shared_ptr<BodySource> plain_;
  z_stream stream_{};
  bool ended_ = false;
};

}  // namespace

std::shared_ptr<BodySource> gzip_source(std::shared_ptr<BodySource> plain) {
  return std::make_shared<GzipSource>(std::move(plain));
}

}  // namespace rundkurs::http
