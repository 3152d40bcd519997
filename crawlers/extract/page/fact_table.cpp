#include "crawlers/extract/page/fact_table.h"

#include <algorithm>
#include <charconv>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/links.h"
#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/title.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t most_rows = 300;
constexpr std::size_t most_columns = 50;
constexpr std::size_t longest_head = 80;

/// The cell of each column; one that spans several columns or rows stands in all of them.
using Row = std::vector<html::Node>;

/// How many columns or rows a cell takes, 1 where it does not say.
std::size_t span_of(html::Node cell, const char* attribute) {
  std::size_t span = 1;
  const auto text = html::attribute(cell, attribute);
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp<std::size_t>(span, 1, most_columns);
}

/// Puts the cells of rows into columns, as the table model of HTML does (HTML standard, 4.9.12).
class Grid {
 public:
  void begin_row() {
    rows_.emplace_back();
    take_from_above();
  }

  void add(html::Node cell) {
    const auto rows = span_of(cell, "rowspan");
    for (auto more = span_of(cell, "colspan"); more > 0 && row().size() < most_columns; --more) {
      if (above_.size() <= row().size()) above_.resize(row().size() + 1);
      above_[row().size()] = {cell, rows - 1};
      row().push_back(cell);
    }
    take_from_above();
  }

  const std::vector<Row>& rows() const { return rows_; }

 private:
  struct Above {
    html::Node cell = nullptr;
    std::size_t rows_left = 0;
  };

  Row& row() { return rows_.back(); }

  /// Cells of earlier rows that reach into the columns that come next.
  void take_from_above() {
    while (row().size() < above_.size() && above_[row().size()].rows_left > 0) {
      auto& above = above_[row().size()];
      --above.rows_left;
      row().push_back(above.cell);
    }
  }

  std::vector<Row> rows_;
  std::vector<Above> above_;
};

/// The cells of the rows of this very table; tables in its cells are tables of their own.
std::vector<Row> rows_of(html::Node table) {
  Grid grid;
  for (auto node = html::next_in(table, table);
       node != nullptr && grid.rows().size() <= most_rows;) {
    const bool row = html::is_element(node, "tr");
    if (row) {
      grid.begin_row();
      for (auto cell = html::first_child_element(node); cell != nullptr;
           cell = html::next_sibling_element(cell)) {
        if (html::is_element(cell, "td") || html::is_element(cell, "th")) grid.add(cell);
      }
    }
    node = html::next_in(table, node, row || html::is_element(node, "table"));
  }
  return grid.rows();
}

struct Column {
  html::Node head;
  const LabelMeaning* meaning;  ///< Null where the head is none that we know.
};
using Columns = std::vector<Column>;

class TableReader {
 public:
  TableReader(const FieldLabels& lexicon, const std::string& language, const std::string& url)
      : lexicon_(lexicon), language_(language), url_(url) {}

  void read(html::Node table, FactTables& tables) const {
    const auto rows = rows_of(table);
    if (rows.size() < 2) return;
    const auto columns = head(rows.front());
    if (columns.empty()) return;
    const bool courses = names(columns, RawField::title) && rows.size() > 2;
    const bool runs = !names(columns, RawField::title) && !names(columns, RawField::code) &&
                      !names(columns, RawField::assessment) &&
                      (names(columns, RawField::start) || names(columns, RawField::deadline) ||
                       names(columns, RawField::place) || names(columns, RawField::end));
    // What has a name of its own in such a row is an examination, or a course of a list.
    if (rows.size() == 2 && rows[1].size() == columns.size() && !runs &&
        !names(columns, RawField::title))
      tables.own.facts.merge(row(rows[1], columns, false).facts);
    for (std::size_t i = 1; i < rows.size() && (courses || runs); ++i) {
      if (rows[i].size() != columns.size()) continue;
      auto record = row(rows[i], columns, courses);
      if (courses ? !record.has(RawField::title) : !is_run(record)) continue;
      (courses ? tables.courses : tables.runs).push_back(std::move(record));
    }
  }

 private:
  /// The meaning of each column; empty unless two of them are facts we know.
  Columns head(const Row& cells) const {
    Columns columns;
    int known = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      // A head over a code and a name names the last of them.
      if (i + 1 < cells.size() && cells[i + 1] == cells[i]) {
        columns.push_back({cells[i], nullptr});
        continue;
      }
      const auto text = html::line_of(cells[i]);
      const auto* meanings = text.size() > longest_head ? nullptr : lexicon_.find(text);
      const auto* meaning = meanings == nullptr ? nullptr : meaning_for(*meanings, language_);
      const bool wanted = meaning != nullptr && meaning->wanted();
      columns.push_back({cells[i], wanted ? meaning : nullptr});
      if (wanted) ++known;
    }
    return known >= 2 ? columns : Columns{};
  }

  static bool names(const Columns& columns, RawField field) {
    return std::any_of(columns.begin(), columns.end(), [field](const Column& column) {
      return column.meaning != nullptr && column.meaning->fields.front() == field;
    });
  }

  /// Words alone, "date" under "Start", are a second row of heads.
  static bool is_run(const RawRecord& record) {
    const auto holds_digit = [](const RawValue& value) {
      return std::any_of(value.text.begin(), value.text.end(), is_ascii_digit);
    };
    return record.has(RawField::place) ||
           std::any_of(record.facts.begin(), record.facts.end(), [&](const auto& fact) {
             return std::any_of(fact.second.begin(), fact.second.end(), holds_digit);
           });
  }

  /// A head that reaches into the rows below, and a value of several columns, tell nothing.
  static bool is_value(const Row& cells, const Columns& columns, std::size_t i) {
    if (cells[i] == columns[i].head) return false;
    for (std::size_t other = 0; other < cells.size(); ++other) {
      if (other != i && cells[other] == cells[i] && columns[other].meaning != nullptr) return false;
    }
    return true;
  }

  RawRecord row(const Row& cells, const Columns& columns, bool course) const {
    RawRecord record;
    // How long an examination lasts, not the course.
    const bool examination = names(columns, RawField::assessment);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto* meaning = columns[i].meaning;
      if (meaning == nullptr || !is_value(cells, columns, i)) continue;
      const auto field = meaning->fields.front();
      if (field == RawField::duration && examination) continue;
      auto value = fact_text(html::line_of(cells[i]));
      if (lexicon_.is_no_value(value) || !is_plausible(field, value)) continue;
      const auto rule = html::name_of(cells[i]) == "th" ? "th" : "td";
      if (course && field == RawField::title) {
        title(cells[i], value, record);
      } else {
        if (field == RawField::credits &&
            value.find_first_not_of("0123456789.,") == std::string::npos)
          record.add(RawField::credit_unit, meaning->unit, rule);
        record.add(field, std::move(value), rule);
      }
    }
    return record;
  }

  void title(html::Node cell, const std::string& text, RawRecord& record) const {
    const auto title = split_title(text, url_, lexicon_);
    record.add(RawField::title, title.text, "table");
    record.add(RawField::code, title.code, "table");
    record.add(RawField::credits, title.credits, "table");
    if (const auto link = html::find_element(cell, "a"); link != nullptr)
      record.add(RawField::url, resolve_link(url_, html::attribute(link, "href")), "table");
  }

  const FieldLabels& lexicon_;
  const std::string& language_;
  const std::string& url_;
};

}  // namespace

FactTables read_fact_tables(html::Node root,
                            const FieldLabels& lexicon,
                            const std::string& language,
                            const std::string& url) {
  FactTables tables;
  const TableReader reader(lexicon, language, url);
  for (auto node = root; node != nullptr; node = html::next_in(root, node)) {
    if (html::is_element(node, "table")) reader.read(node, tables);
    if (tables.runs.size() + tables.courses.size() > most_rows) break;
  }
  return tables;
}

}  // namespace rundkurs::page
