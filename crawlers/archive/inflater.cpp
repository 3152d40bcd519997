#include "crawlers/archive/inflater.h"

#include <algorithm>
#include <limits>
#include <new>

#include <zlib.h>

namespace rundkurs {
namespace {

int window_bits(Inflater::Wrapping wrapping) {
  constexpr int largest = 15;
  switch (wrapping) {
    case Inflater::Wrapping::gzip:
      return largest + 16;
    case Inflater::Wrapping::none:
      return -largest;
    case Inflater::Wrapping::zlib:
      break;
  }
  return largest;
}

uInt at_once(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

struct Inflater::Private {
  z_stream stream{};

  explicit Private(Wrapping wrapping) {
    if (inflateInit2(&stream, window_bits(wrapping)) != Z_OK) throw std::bad_alloc();
  }
  ~Private() { inflateEnd(&stream); }
  Private(const Private&) = delete;
  Private& operator=(const Private&) = delete;
};

Inflater::Inflater(Wrapping wrapping) : private_(std::make_unique<Private>(wrapping)) {}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;
Inflater::~Inflater() = default;

Inflater::State Inflater::inflate(std::string_view& in, std::string& out, std::size_t max_bytes) {
  auto& stream = private_->stream;
  const auto before = out.size();
  out.resize(before + max_bytes);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // NOLINT: only read
  stream.avail_in = at_once(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  stream.avail_out = at_once(max_bytes);
  const auto given = stream.avail_in;
  const int code = ::inflate(&stream, Z_NO_FLUSH);
  in.remove_prefix(given - stream.avail_in);
  out.resize(before + at_once(max_bytes) - stream.avail_out);
  if (code == Z_STREAM_END) return State::end;
  // Z_BUF_ERROR is not an error: there was nothing to read or no room to write.
  return code == Z_OK || code == Z_BUF_ERROR ? State::more : State::broken;
}

void Inflater::reset() {
  inflateReset(&private_->stream);
}

}  // namespace rundkurs
