#include "schemas/json.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using nlohmann::json;

// The longest record seen in a feed has some 200 kB; what is longer than this is no record.
constexpr std::size_t max_line_bytes = std::size_t{8} << 20U;

/// Builds the value event by event. Unlike the parser's own builder it stops at a depth, and it is
/// told the position also of a number that is too large.
class Builder final : public nlohmann::json_sax<json> {
 public:
  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& value) override { return add(std::move(value)); }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    member_ = &(*open_.back())[name];  // of two members with one name the last is kept
    return true;
  }

  bool parse_error(std::size_t position,
                   const std::string&,
                   const nlohmann::detail::exception& problem) override {
    position_ = position;
    problem_ = problem.what();
    return false;
  }

  json take() { return std::move(root_); }
  std::size_t position() const { return position_; }
  const std::string& problem() const { return problem_; }

 private:
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) return &open_.back()->emplace_back(std::move(value));
    *member_ = std::move(value);
    return member_;
  }

  bool add(json value) {
    place(std::move(value));
    return true;
  }

  bool open(json value) {
    if (open_.size() >= std::size_t{max_json_depth}) {
      problem_ = fmt::format("nested deeper than {} levels", max_json_depth);
      return false;
    }
    open_.push_back(place(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  json root_;
  std::vector<json*> open_;
  json* member_ = nullptr;
  std::size_t position_ = 0;  ///< Bytes read when the problem was met; 0 where it has no place.
  std::string problem_;
};

/// "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while parsing
/// value - invalid literal; last read: 'x'" → "invalid JSON: invalid literal; last read: 'x'".
std::string plain_words(const std::string& problem) {
  std::string_view words = problem;
  if (words.starts_with('[')) words.remove_prefix(std::min(words.size(), words.find("] ") + 2));
  if (words.starts_with("parse error")) {
    words.remove_prefix(std::min(words.size(), words.find(": ") + 2));
  }
  if (const auto dash = words.find(" - "); words.starts_with("syntax error") && dash != words.npos)
    words.remove_prefix(dash + 3);
  constexpr std::size_t longest = 200;  // the token read last can be megabytes
  return "invalid JSON: " + clean_utf8(utf8_prefix(words, longest));
}

struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The line and column (in characters) of the last byte read.
Position position_of(std::string_view text, std::size_t bytes_read) {
  Position position;
  const auto before = text.substr(0, bytes_read == 0 ? 0 : bytes_read - 1);
  for (const char c : before) {
    if (c == '\n') {
      position = {position.line + 1, 1};
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++position.column;
    }
  }
  return position;
}

/// `place` makes the error's place of a position; it is not asked where there is no position.
template <typename Place>
Result<json> parse(std::string_view text, const std::string& where, Place place) {
  // The library takes a zero byte for the end of the text and says nothing of what follows.
  if (const auto zero = text.find('\0'); zero != text.npos) {
    return Error{.code = Error::Code::malformed,
                 .message = "invalid JSON: a zero byte",
                 .where = place(position_of(text, zero + 1))};
  }
  Builder builder;
  if (json::sax_parse(text.begin(), text.end(), &builder)) return builder.take();
  return Error{
      .code = Error::Code::malformed,
      .message = plain_words(builder.problem()),
      .where = builder.position() == 0 ? where : place(position_of(text, builder.position()))};
}

enum class Line { read, end, too_long };

/// Like std::getline, but bounded.
Line read_line(std::istream& in, std::string& line) {
  line.clear();
  auto* buffer = in.rdbuf();
  for (int c = buffer->sbumpc(); c != std::istream::traits_type::eof(); c = buffer->sbumpc()) {
    if (c == '\n') return Line::read;
    if (line.size() == max_line_bytes) return Line::too_long;
    line += static_cast<char>(c);
  }
  return line.empty() ? Line::end : Line::read;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

Result<json> parse_json(std::string_view text, const std::string& where) {
  return parse(text, where, [&](const Position& at) {
    return fmt::format("{}:{}:{}", where, at.line, at.column);
  });
}

Result<json> read_json_file(const std::string& path) {
  auto text = read_file(path);
  if (!text) return std::move(text).error();
  return parse_json(*text, path);
}

std::string json_text(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<void> for_each_ndjson(
    std::istream& in,
    const std::string& file,
    const std::function<Result<void>(const json&, const std::string&)>& row) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string line;
  for (std::size_t number = 1;; ++number) {
    const auto where = fmt::format("{}:{}", file, number);
    const auto read = read_line(in, line);
    if (read == Line::end) return {};
    if (read == Line::too_long) {
      return Error{.code = Error::Code::malformed,
                   .message = fmt::format("line longer than {} MiB", max_line_bytes >> 20U),
                   .where = where,
                   .hint = "NDJSON has one record a line"};
    }
    std::string_view text = line;
    if (number == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(3);
    if (is_blank(text)) continue;
    const auto value = parse(
        text, where, [&](const Position& at) { return fmt::format("{}:{}", where, at.column); });
    if (!value) return value.error();
    if (!value->is_object()) {
      return Error{.code = Error::Code::malformed,
                   .message = fmt::format("an object was expected, not {}", value->type_name()),
                   .where = where};
    }
    if (auto done = row(*value, where); !done) return done;
  }
}

}  // namespace rundkurs
