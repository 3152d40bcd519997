#include "crawlers/archive/content_coding.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <vector>

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zstd.h>

#include "crawlers/archive/inflater.h"
#include "crawlers/fetch/gzip.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

using Brotli = Handle<BrotliDecoderState, &BrotliDecoderDestroyInstance>;
using Zstd = Handle<ZSTD_DStream, &ZSTD_freeDStream>;

constexpr std::size_t piece = std::size_t{64} << 10U;

Error malformed(std::string message) {
  return {.code = Error::Code::malformed, .message = std::move(message)};
}

Error too_long(std::size_t max_bytes) {
  return {.code = Error::Code::refused,
          .message = fmt::format("longer than {} KiB", max_bytes >> 10U)};
}

/// Mark-up and JSON begin with a sign that no compressed body begins with by accident often.
bool looks_like_text(std::string_view body) {
  const auto begin = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos) return true;
  return std::string_view("<{[").find(body[begin]) != std::string_view::npos;
}

Result<std::string> gunzipped(const std::string& body, std::size_t max_bytes) {
  auto inflated = inflate_gzip(body, max_bytes + 1);
  if (inflated.bytes.size() > max_bytes) return too_long(max_bytes);
  if (!inflated.problem.empty()) return malformed("the body is a " + inflated.problem);
  return std::move(inflated.bytes);
}

/// "deflate" means the zlib wrapping; some servers leave it away.
Result<std::string> undeflated(const std::string& body, std::size_t max_bytes) {
  for (const auto wrapping : {Inflater::Wrapping::zlib, Inflater::Wrapping::none}) {
    Inflater inflater(wrapping);
    std::string_view in = body;
    std::string out;
    auto state = Inflater::State::more;
    while (state == Inflater::State::more) {
      const auto before = out.size();
      state = inflater.inflate(in, out, piece);
      if (out.size() > max_bytes) return too_long(max_bytes);
      if (state == Inflater::State::more && in.empty() && out.size() == before) break;
    }
    if (state == Inflater::State::end) return out;
  }
  return malformed("the deflated body is broken");
}

Result<std::string> unbrotlied(const std::string& body, std::size_t max_bytes) {
  const Brotli decoder(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!decoder) throw std::bad_alloc();
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  std::string out;
  while (true) {
    const auto before = out.size();
    out.resize(before + piece);
    auto* to = reinterpret_cast<std::uint8_t*>(out.data() + before);
    std::size_t room = piece;
    const auto state =
        BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &to, nullptr);
    out.resize(out.size() - room);
    if (out.size() > max_bytes) return too_long(max_bytes);
    if (state == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (state != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
      return malformed("the brotli body is broken or cut short");
    }
  }
}

Result<std::string> unzstd(const std::string& body, std::size_t max_bytes) {
  const Zstd decoder(ZSTD_createDStream());
  if (!decoder) throw std::bad_alloc();
  // RFC 9659: a body on the web needs no larger window.
  ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, 23);
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  std::string out;
  while (true) {
    const auto before = out.size();
    out.resize(before + piece);
    ZSTD_outBuffer to{out.data() + before, piece, 0};
    const auto state = ZSTD_decompressStream(decoder.get(), &to, &in);
    out.resize(before + to.pos);
    if (out.size() > max_bytes) return too_long(max_bytes);
    if (ZSTD_isError(state) != 0) return malformed("the zstd body is broken");
    if (in.pos == in.size && to.pos < to.size) {
      if (state == 0) return out;
      return malformed("the zstd body is cut short");
    }
  }
}

Result<std::string> decoded_once(std::string body, std::string_view coding, std::size_t max_bytes) {
  if (coding.empty() || coding == "identity" || coding == "none") return body;
  if (coding == "gzip" || coding == "x-gzip") {
    if (!is_gzip(body)) return body;
    return gunzipped(body, max_bytes);
  }
  if (coding == "zstd") {
    if (!body.starts_with("\x28\xB5\x2F\xFD")) return body;
    return unzstd(body, max_bytes);
  }
  if (coding != "br" && coding != "deflate") {
    return malformed("the body has a Content-Encoding that is not known: '" + std::string(coding) +
                     "'");
  }
  // These two have no sign of their own at the front.
  auto decoded = coding == "br" ? unbrotlied(body, max_bytes) : undeflated(body, max_bytes);
  const bool was_plain =
      !decoded && decoded.error().code == Error::Code::malformed && looks_like_text(body);
  if (was_plain) return body;
  return decoded;
}

std::vector<std::string> listed(std::string_view codings) {
  std::vector<std::string> names(1);
  for (const char c : codings) {
    if (c == ',') {
      names.emplace_back();
    } else if (c != ' ' && c != '\t') {
      names.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return names;
}

/// Takes "1a;name=value\r\n" off the front; empty where there is no such line.
std::optional<std::size_t> take_chunk_size(std::string_view& text) {
  std::size_t size = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, size, 16);
  if (error != std::errc{}) return std::nullopt;
  auto rest = text.substr(static_cast<std::size_t>(stop - text.data()));
  const auto line_end = rest.find('\n');
  if (line_end == std::string_view::npos) return std::nullopt;
  const auto extension = rest.substr(0, line_end);
  const auto begin = extension.find_first_not_of(" \t\r");
  if (begin != std::string_view::npos && extension[begin] != ';') return std::nullopt;
  text = rest.substr(line_end + 1);
  return size;
}

}  // namespace

Result<std::string> decoded_content(std::string body,
                                    std::string_view codings,
                                    std::size_t max_bytes) {
  auto names = listed(codings);
  std::reverse(names.begin(), names.end());
  constexpr std::size_t most_codings = 4;
  if (names.size() > most_codings) return malformed("the body has too many Content-Encodings");
  for (const auto& name : names) {
    if (body.empty()) return body;
    auto decoded = decoded_once(std::move(body), name, max_bytes);
    if (!decoded) return decoded;
    body = *std::move(decoded);
  }
  if (body.size() > max_bytes) return too_long(max_bytes);
  return body;
}

Result<std::string> without_chunks(std::string body) {
  std::string_view rest = body;
  auto size = take_chunk_size(rest);
  if (!size) return body;
  std::string out;
  while (*size > 0) {
    if (*size > rest.size()) return malformed("the body is cut in the middle of a chunk");
    out += rest.substr(0, *size);
    rest.remove_prefix(*size);
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.starts_with('\n')) rest.remove_prefix(1);
    // Some writers leave the last, empty chunk away.
    if (rest.empty()) break;
    size = take_chunk_size(rest);
    if (!size) return malformed("the body has a broken chunk");
  }
  return out;
}

}  // namespace rundkurs
