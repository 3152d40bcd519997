#include "crawlers/import/import_file.h"

#include <istream>
#include <streambuf>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/extractor.h"
#include "crawlers/import/csv_table.h"
#include "crawlers/import/feed_file.h"
#include "crawlers/import/plain_file.h"
#include "schemas/json.h"
#include "schemas/text_encoding.h"

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

/// A line of our own, not of a feed that is written as NDJSON too.
bool is_row(std::string_view line) {
  const auto row = parse_json(line, "");
  return row && (row->contains("institution") || row->contains("title"));
}

}  // namespace

ImportFormat import_format_of(std::string_view bytes) {
  constexpr std::size_t header_bytes = 64U << 10U;
  const auto line = first_line(without_mark(bytes));
  if (line.empty() || is_row(line)) return ImportFormat::ndjson;
  if (is_csv_table(text_of_table(bytes.substr(0, header_bytes)))) return ImportFormat::table;
  // What begins like a row and is nothing else is a broken one: its error names the place.
  const bool feed = recognise({.bytes = bytes, .url = {}, .content_type = {}}) != nullptr;
  return line.starts_with('{') && !feed ? ImportFormat::ndjson : ImportFormat::other;
}

Result<void> read_rows(const std::string& path, const SourceFile* source, RowReader& reader) {
  auto bytes = read_plain_file(path, max_file_bytes);
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
  auto offerings = offerings_of_feed(*bytes, name, source, reader.tables(), reader.log());
  if (!offerings) return std::move(offerings).error();
  for (auto& offering : *offerings) {
    if (auto added = reader.add(std::move(offering), name); !added) return added;
  }
  return {};
}

}  // namespace rundkurs
