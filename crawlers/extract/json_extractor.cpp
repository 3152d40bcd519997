#include "crawlers/extract/json_extractor.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/feed_text.h"
#include "crawlers/extract/json_portions.h"
#include "schemas/json.h"

namespace rundkurs {
namespace {

using Json = nlohmann::json;

/// The next line that is not blank, taken off the text; empty at its end.
std::string_view take_line(std::string_view& text, std::size_t& number) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") != line.npos) return line;
  }
  return {};
}

bool is_ndjson(std::string_view text) {
  std::size_t number = 0;
  const auto first = take_line(text, number);
  const auto second = take_line(text, number);
  return first.starts_with('{') && second.starts_with('{') && parse_json(first, "").has_value();
}

class JsonExtractor final : public Extractor {
 public:
  explicit JsonExtractor(const JsonFormat& format) : format_(format) {}

  std::string_view format() const override { return format_.name; }

  int recognises(const Document& document) const override {
    return format_.recognises(JsonKeys(document.bytes));
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    std::string room;
    const auto text = utf8_of_json(document.bytes, room);
    if (is_ndjson(text)) return read_lines(text, document, take);
    const auto read_portion = [&](std::string_view portion) {
      return read(portion, place_of(document), document, take);
    };
    if (format_.refers_within) return read_portion(text);
    return for_each_portion(text, portion_bytes, read_portion);
  }

 private:
  static constexpr std::size_t portion_bytes = std::size_t{1} << 20U;

  Result<void> read(std::string_view text,
                    const std::string& where,
                    const Document& document,
                    const Take& take) const {
    const auto json = parse_json(text, where);
    if (!json) return json.error();
    std::vector<RawRecord> records;
    format_.read(*json, document, records);
    for (auto& record : records) {
      record.format = format_.name;
      if (!record.has(RawField::country))
        record.add(RawField::country, std::string(format_.country), "format");
      take(std::move(record));
    }
    return {};
  }

  Result<void> read_lines(std::string_view rest, const Document& document, const Take& take) const {
    std::size_t number = 0;
    for (auto line = take_line(rest, number); !line.empty(); line = take_line(rest, number)) {
      auto done = read(line, fmt::format("{}:{}", place_of(document), number), document, take);
      if (!done) return done;
    }
    return {};
  }

  JsonFormat format_;
};

}  // namespace

std::unique_ptr<Extractor> json_extractor(const JsonFormat& format) {
  return std::make_unique<JsonExtractor>(format);
}

}  // namespace rundkurs
