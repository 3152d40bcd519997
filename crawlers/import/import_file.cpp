#include "crawlers/import/import_file.h"

#include <istream>
#include <streambuf>

#include <nlohmann/json.hpp>

#include "crawlers/import/csv_table.h"
#include "crawlers/import/text_encoding.h"
#include "schemas/file.h"
#include "schemas/json.h"

namespace rundkurs {
namespace {

// A whole catalogue is one file: 100 000 records of 4 kB.
constexpr std::size_t max_file_bytes = std::size_t{1} << 30U;

/// Lets a stream read a text that lies in memory, without a copy.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string& text) {
    setg(text.data(), text.data(), text.data() + text.size());
  }
};

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return bytes;
}

/// The first line that is not blank.
std::string_view first_line(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

ImportFormat import_format_of(std::string_view bytes) {
  const auto line = first_line(without_mark(bytes));
  if (line.empty()) return ImportFormat::ndjson;  // no rows
  if (line.starts_with('{')) {
    // Feeds are JSON as well: one object over many lines, or a line with other members. A broken
    // first line counts as a row, so that its error is told.
    const auto row = parse_json(line, "");
    const bool spread = line.find_first_not_of("{ \t\r") == line.npos;
    const bool ours = row && (row->contains("institution") || row->contains("title"));
    return ours || (!row && !spread) ? ImportFormat::ndjson : ImportFormat::other;
  }
  constexpr std::size_t header_bytes = 64U << 10U;
  return is_csv_table(text_of_table(bytes.substr(0, header_bytes))) ? ImportFormat::table
                                                                    : ImportFormat::other;
}

Result<void> read_rows(const std::string& path, RowReader& reader) {
  auto bytes = read_file(path, max_file_bytes);
  if (!bytes) return std::move(bytes).error();
  const auto name = path == "-" ? std::string("standard input") : path;
  const auto take = [&](const nlohmann::json& row, const std::string& where) {
    return reader.take(row, where);
  };
  switch (import_format_of(*bytes)) {
    case ImportFormat::ndjson: {
      ViewBuffer buffer(*bytes);
      std::istream in(&buffer);
      return for_each_ndjson(in, name, take);
    }
    case ImportFormat::table:
      return for_each_csv_row(text_of_table(*bytes), name, take);
    case ImportFormat::other:
      break;
  }
  return Error{.code = Error::Code::malformed,
               .message = "no format that can be imported",
               .where = name,
               .hint =
                   "NDJSON has an object a line; a table has a header row with at least url, "
                   "institution, country, title and kind"};
}

}  // namespace rundkurs
