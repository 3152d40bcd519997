#include <algorithm>
#include <memory>
#include <string>

#include <unicode/ucnv.h>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/charset.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

struct Label {
  std::string_view label;
  std::string_view encoding;
};

/// Labels that browsers read otherwise than the standards bodies that named them. What is not
/// here means what ICU says it means.
constexpr Label read_differently[] = {
    {"ansi_x3.4-1968", "windows-1252"},
    {"ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"cp819", "windows-1252"},
    {"csisolatin1", "windows-1252"},
    {"ibm819", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso-ir-100", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso_8859-1:1987", "windows-1252"},
    {"l1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"iso88599", "windows-1254"},
    {"l5", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"x-unicode20utf8", "utf-8"},
    {"utf-16", "utf-16le"},
    {"ucs-2", "utf-16le"},
    {"unicode", "utf-16le"},
    {"gb2312", "gbk"},
    {"x-gbk", "gbk"},
    {"shift-jis", "shift_jis"},
    {"sjis", "shift_jis"},
    {"x-sjis", "shift_jis"},
    {"windows-31j", "shift_jis"},
    {"x-user-defined", "windows-1252"},
    {"iso8859-2", "iso-8859-2"},
    {"iso88592", "iso-8859-2"},
    {"iso885910", "iso-8859-10"},
    {"iso885915", "iso-8859-15"},
    {"latin6", "iso-8859-10"},
    {"l9", "iso-8859-15"},
};

/// Encodings the Web does not have, though ICU knows them; some of them hide markup in plain
/// letters.
constexpr std::string_view refused[] = {"utf-7",
                                        "utf7",
                                        "imap-mailbox-name",
                                        "scsu",
                                        "bocu-1",
                                        "cesu-8",
                                        "utf-32",
                                        "utf-32le",
                                        "utf-32be",
                                        "hz",
                                        "hz-gb-2312",
                                        "iso-2022-kr",
                                        "iso-2022-cn",
                                        "csiso2022kr",
                                        "iso-2022-cn-ext",
                                        "csiso2022cn",
                                        "compound_text"};

using Converter = Handle<UConverter, &ucnv_close>;

}  // namespace

std::string encoding_of_label(std::string_view label) {
  const std::string wanted = ascii_lower(ascii_trim(label));
  // A label is short; a longer text is no label, and ICU would cut it.
  if (wanted.empty() || wanted.size() > 40) return {};
  for (const auto& [known, encoding] : read_differently) {
    if (wanted == known) return std::string(encoding);
  }
  if (std::find(std::begin(refused), std::end(refused), wanted) != std::end(refused)) return {};
  // ICU ignores other signs, or reads options behind a comma.
  if (wanted.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.:+") != std::string::npos)
    return {};
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(wanted.c_str(), &status));
  return U_SUCCESS(status) ? wanted : std::string{};
}

}  // namespace rundkurs
