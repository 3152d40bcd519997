#include "crawlers/extract/csv.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace rundkurs {
namespace {

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

class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file)
      : text_(text), file_(file), separator_(separator_of(text)) {}

  Result<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{.line = line_, .cells = {}};
      do {
        auto cell = text_.substr(at_).starts_with('"') ? quoted_cell() : plain_cell();
        if (!cell) return std::move(cell).error();
        row.cells.push_back(*std::move(cell));
      } while (take(separator_));
      if (!end_of_row()) return mistake(line_, "text behind a closing quote");
      const bool blank = row.cells.size() == 1 && row.cells.front().empty();
      if (!blank) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
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
};

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view text, const std::string& file) {
  return CsvReader(text, file).read();
}

}  // namespace rundkurs
