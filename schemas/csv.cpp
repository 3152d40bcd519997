#include "schemas/csv.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace rundkurs {
namespace {

// An unclosed quote is looked for to the end of the text, so the number of rows like that counts.
constexpr std::size_t most_broken = 100;

char separator_of(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";
  std::size_t counts[candidates.size()] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '\n' && !quoted) break;
    if (c == '"') quoted = !quoted;
    if (const auto which = candidates.find(c); which != candidates.npos && !quoted) ++counts[which];
  }
  return candidates[static_cast<std::size_t>(
      std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts))];
}

/// The separator that a spreadsheet is told in the line `sep=;`, which is no row.
char told_separator(std::string_view text) {
  constexpr std::string_view start = "sep=";
  if (!text.starts_with(start) || text.size() <= start.size()) return '\0';
  const auto rest = text.substr(start.size() + 1);
  const bool alone = rest.empty() || rest.front() == '\r' || rest.front() == '\n';
  return alone ? text[start.size()] : '\0';
}

class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file, char separator)
      : text_(text), file_(file), separator_(separator) {
    const char told = told_separator(text);
    if (told != '\0') skip_line();
    if (separator_ == '\0') separator_ = told;
    if (separator_ == '\0') separator_ = separator_of(text);
  }

  Result<CsvTable> read(std::size_t broken_allowed) {
    CsvTable table;
    while (at_ < text_.size()) {
      const auto begin = at_;
      CsvRow row{.line = line_, .row = row_++, .cells = {}};
      if (auto read = read_row(row); !read) {
        if (table.broken.size() == broken_allowed) return std::move(read).error();
        table.broken.push_back({row.line, row.row, read.error().message});
        at_ = begin;
        line_ = row.line;
        skip_line();
        continue;
      }
      const bool blank = row.cells.size() == 1 && row.cells.front().empty();
      if (!blank) table.rows.push_back(std::move(row));
    }
    return table;
  }

 private:
  Result<void> read_row(CsvRow& row) {
    do {
      auto cell = text_.substr(at_).starts_with('"') ? quoted_cell() : plain_cell();
      if (!cell) return std::move(cell).error();
      row.cells.push_back(*std::move(cell));
    } while (take(separator_));
    if (!end_of_row()) return mistake(line_, "text behind a closing quote");
    return {};
  }

  void skip_line() {
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    end_of_row();
  }

  bool take(char wanted) {
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool end_of_row() {
    const bool returned = take('\r');
    if (take('\n') || returned) {
      ++line_;
      return true;
    }
    return at_ == text_.size();
  }

  Result<std::string> plain_cell() {
    const auto begin = at_;
    const char ends[] = {separator_, '\r', '\n'};
    at_ = std::min(text_.find_first_of(std::string_view(ends, sizeof ends), at_), text_.size());
    return std::string(text_.substr(begin, at_ - begin));
  }

  Result<std::string> quoted_cell() {
    const auto first_line = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c == '"' && !text_.substr(at_ + 1).starts_with('"')) {
        ++at_;
        return cell;
      }
      if (c == '"') ++at_;  // two quotes stand for one
      cell += c;
    }
    return mistake(first_line, "a quote is opened here and never closed");
  }

  Error mistake(std::size_t line, std::string message) const {
    return {.code = Error::Code::malformed,
            .message = std::move(message),
            .where = fmt::format("{}:{}", file_, line)};
  }

  std::string_view text_;
  const std::string& file_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_ = 1;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view text,
                                     const std::string& file,
                                     char separator) {
  auto table = CsvReader(text, file, separator).read(0);
  if (!table) return std::move(table).error();
  return std::move(table->rows);
}

Result<CsvTable> read_csv_table(std::string_view text, const std::string& file, char separator) {
  return CsvReader(text, file, separator).read(most_broken);
}

}  // namespace rundkurs
