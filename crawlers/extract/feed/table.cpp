#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/feed_text.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/markup/html_text.h"
#include "schemas/csv.h"
#include "schemas/text_encoding.h"
#include "schemas/utf8.h"

namespace rundkurs::feed {
namespace table_format {
namespace {

using page::FieldLabels;
using page::LabelMeaning;

using Column = std::optional<LabelMeaning>;

/// Where the rows begin, and what their cells are.
struct Header {
  std::size_t begin = 0;  ///< Bytes before it: a spreadsheet's title, empty lines.
  std::vector<Column> columns;
};

/// Columns of a flat row that are not called by a label.
Column flat_column(const std::string& heading) {
  static const std::map<std::string, LabelMeaning, std::less<>> known = {
      {"ects", {.fields = {RawField::credits}, .unit = "ECTS"}},
      {"language_of_instruction", {.fields = {RawField::language}}},
      {"learning_outcomes", {.fields = {RawField::outcome}}}};
  const auto found = known.find(heading);
  if (found != known.end()) return found->second;
  if (!is_raw_field(heading)) return std::nullopt;
  return LabelMeaning{.fields = {raw_field(heading)}};
}

std::string spelled_out(std::string heading) {
  std::replace(heading.begin(), heading.end(), '_', ' ');
  return squeeze_space(heading);
}

/// The language that most headings are known in: "Kurs" and "Kode" are of several.
std::string language_of(const std::vector<std::string>& headings, const FieldLabels& labels) {
  std::map<std::string, int> votes;
  for (const auto& heading : headings) {
    const auto* meanings = labels.find(spelled_out(heading));
    if (meanings == nullptr) continue;
    for (const auto& meaning : *meanings)
      ++votes[meaning.label_language];
  }
  const auto most = std::max_element(
      votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() ? std::string() : most->first;
}

std::vector<Column> columns_of(const std::vector<std::string>& headings,
                               const FieldLabels& labels) {
  const auto language = language_of(headings, labels);
  std::vector<Column> columns;
  for (const auto& heading : headings) {
    auto column = flat_column(fold_case(squeeze_space(heading)));
    const auto* meanings = labels.find(spelled_out(heading));
    const auto* meaning = meanings == nullptr ? nullptr : meaning_for(*meanings, language);
    if (!column && meaning != nullptr && meaning->wanted()) column = *meaning;
    columns.push_back(std::move(column));
  }
  return columns;
}

bool has_title(const std::vector<Column>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return column && column->fields.front() == RawField::title;
  });
}

/// The first of the beginning lines that names a title and another column.
std::optional<Header> header_of(std::string_view text, const FieldLabels& labels) {
  constexpr int most_lines = 10;
  std::size_t begin = 0;
  for (int line = 0; line < most_lines && begin < text.size(); ++line) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto rows = read_csv(text.substr(begin, end - begin), "");
    if (rows && rows->size() == 1 && rows->front().cells.size() > 1) {
      auto columns = columns_of(rows->front().cells, labels);
      const auto known = std::count_if(
          columns.begin(), columns.end(), [](const Column& column) { return column.has_value(); });
      if (known >= 2 && has_title(columns)) return Header{begin, std::move(columns)};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

bool is_yes(std::string_view cell) {
  const auto word = fold_case(cell);
  for (const auto* yes : {"ja", "j", "yes", "true", "x", "1", "kyllä", "já"}) {
    if (word == yes) return true;
  }
  return false;
}

void add_cell(const LabelMeaning& meaning, const std::string& cell, RawRecord& record) {
  const std::string rule = "column " + std::string(name_of(meaning.fields.front()));
  for (const auto field : meaning.fields) {
    if (!meaning.if_yes.empty()) {
      if (is_yes(cell)) add_once(record, field, meaning.if_yes, rule, meaning.label_language);
      continue;
    }
    const bool prose = field == RawField::description || field == RawField::outcome ||
                       field == RawField::prerequisites || field == RawField::assessment;
    add_once(
        record, field, prose ? plain_text(cell) : plain_line(cell), rule, meaning.value_language);
    if (field == RawField::credits && !meaning.unit.empty())
      add_once(record, RawField::credit_unit, meaning.unit, rule);
  }
  if (!meaning.kind.empty() && !record.has(RawField::kind))
    record.add(RawField::kind, meaning.kind, rule);
}

RawRecord read_row(const CsvRow& row, const Header& header) {
  RawRecord record;
  for (std::size_t i = 0; i < row.cells.size() && i < header.columns.size(); ++i) {
    const auto cell = squeeze_space(row.cells[i]);
    if (header.columns[i] && !cell.empty()) add_cell(*header.columns[i], row.cells[i], record);
  }
  if (!record.has(RawField::kind)) record.add(RawField::kind, "course", "row");
  if (!record.has(RawField::id))
    record.add(RawField::id, record.first(RawField::code), "column code");
  make_run(record);
  return record;
}

class Table final : public Extractor {
 public:
  explicit Table(std::shared_ptr<const FieldLabels> labels) : labels_(std::move(labels)) {}

  std::string_view format() const override { return "table"; }

  int recognises(const Document& document) const override {
    constexpr std::size_t enough = 8192;
    const auto text = text_of_table(utf8_prefix(document.bytes, enough));
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos || text[first] == '<' || text[first] == '{' || text[first] == '[')
      return 0;
    return header_of(text, *labels_) ? 60 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    const auto text = text_of_table(document.bytes);
    const auto header = header_of(text, *labels_);
    if (!header) {
      return Error{.code = Error::Code::malformed,
                   .message = "no header row that names a title and another column",
                   .where = place_of(document),
                   .hint = "known headings are in data/labels/fields"};
    }
    const auto rows = read_csv(std::string_view(text).substr(header->begin), place_of(document));
    if (!rows) return rows.error();
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
      auto record = read_row(*row, *header);
      record.format = format();
      if (record.has(RawField::title)) take(std::move(record));
    }
    return {};
  }

 private:
  std::shared_ptr<const FieldLabels> labels_;
};

}  // namespace
}  // namespace table_format

std::unique_ptr<Extractor> table_extractor(std::shared_ptr<const page::FieldLabels> labels) {
  return std::make_unique<table_format::Table>(std::move(labels));
}

}  // namespace rundkurs::feed
