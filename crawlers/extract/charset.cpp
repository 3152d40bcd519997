#include "crawlers/extract/charset.h"

#include <stdexcept>
#include <vector>

#include <unicode/ucnv.h>

#include "crawlers/extract/ascii.h"
#include "schemas/handle.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using Converter = Handle<UConverter, &ucnv_close>;

bool is_ascii(std::string_view bytes) {
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

/// Whether some lead byte is followed by the continuation it announces.
bool has_multibyte_sequence(std::string_view bytes) {
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0xC2 || lead > 0xF4) continue;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (is_valid_utf8(bytes.substr(at, length))) return true;
  }
  return false;
}

/// A lone carriage return is a line end, and would be dropped as a control byte.
std::string with_line_feeds(std::string text) {
  for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1))
    text[at] = at + 1 < text.size() && text[at + 1] == '\n' ? ' ' : '\n';
  return text;
}

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
constexpr Mark byte_order_marks[] = {
    {"\xEF\xBB\xBF", "utf-8"}, {"\xFE\xFF", "utf-16be"}, {"\xFF\xFE", "utf-16le"}};

bool may_be_overruled(std::string_view encoding) {
  return encoding.starts_with("windows-") || encoding.starts_with("iso-8859-");
}

std::string chosen_encoding(std::string_view bytes, std::string_view content_type) {
  auto encoding = encoding_of_label(charset_parameter(content_type));
  if (encoding.empty()) encoding = declared_encoding(bytes);
  if (encoding.empty()) return is_valid_utf8(bytes) ? "utf-8" : "windows-1252";
  if (is_ascii(bytes)) return encoding;
  if (may_be_overruled(encoding) && is_valid_utf8(bytes)) return "utf-8";
  if (encoding == "utf-8" && !has_multibyte_sequence(bytes)) return "windows-1252";
  return encoding;
}

std::string converted(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(encoding.c_str(), &status));
  const Converter to(ucnv_open("utf-8", &status));
  if (U_FAILURE(status))
    throw std::logic_error("no converter for " + encoding + ": " + u_errorName(status));

  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  std::vector<UChar> pivot(4096);
  std::vector<char> out(16384);
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  bool reset = true;
  do {
    status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(),
                   from.get(),
                   &target,
                   out.data() + out.size(),
                   &source,
                   source_end,
                   pivot.data(),
                   &pivot_source,
                   &pivot_target,
                   pivot.data() + pivot.size(),
                   reset,
                   true,
                   &status);
    reset = false;
    text.append(out.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status))
    throw std::logic_error("cannot decode " + encoding + ": " + u_errorName(status));
  return text;
}

std::string decoded(std::string_view bytes, const std::string& encoding) {
  return clean_utf8(
      with_line_feeds(encoding == "utf-8" ? std::string(bytes) : converted(bytes, encoding)));
}

}  // namespace

DecodedPage decode_page(std::string_view bytes, std::string_view content_type) {
  for (const auto& [mark, encoding] : byte_order_marks) {
    if (!bytes.starts_with(mark)) continue;
    const auto rest = bytes.substr(mark.size());
    return {decoded(rest, std::string(encoding)), std::string(encoding)};
  }
  auto encoding = chosen_encoding(bytes, content_type);
  auto text = decoded(bytes, encoding);
  return {std::move(text), std::move(encoding)};
}

}  // namespace rundkurs
