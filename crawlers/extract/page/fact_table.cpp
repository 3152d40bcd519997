#include "crawlers/extract/page/fact_table.h"

#include <algorithm>

#include "crawlers/extract/links.h"
#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/title.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t most_rows = 300;
constexpr std::size_t longest_head = 80;

using Row = std::vector<html::Node>;

/// The cells of the rows of this very table; tables in its cells are tables of their own.
std::vector<Row> rows_of(html::Node table) {
  std::vector<Row> rows;
  for (auto node = html::next_in(table, table); node != nullptr && rows.size() <= most_rows;) {
    const bool row = html::is_element(node, "tr");
    if (row) {
      rows.emplace_back();
      for (auto cell = html::first_child_element(node); cell != nullptr;
           cell = html::next_sibling_element(cell)) {
        if (html::is_element(cell, "td") || html::is_element(cell, "th"))
          rows.back().push_back(cell);
      }
    }
    node = html::next_in(table, node, row || html::is_element(node, "table"));
  }
  return rows;
}

using Columns = std::vector<const LabelMeaning*>;

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
                      (names(columns, RawField::start) || names(columns, RawField::deadline) ||
                       names(columns, RawField::place) || names(columns, RawField::end));
    // What has a name of its own in such a row is an examination, or a course of a list.
    if (rows.size() == 2 && rows[1].size() == columns.size() && !runs &&
        !names(columns, RawField::title))
      tables.own.facts.merge(row(rows[1], columns, false).facts);
    for (std::size_t i = 1; i < rows.size() && (courses || runs); ++i) {
      if (rows[i].size() != columns.size()) continue;
      auto record = row(rows[i], columns, courses);
      if (record.facts.empty() || (courses && !record.has(RawField::title))) continue;
      (courses ? tables.courses : tables.runs).push_back(std::move(record));
    }
  }

 private:
  /// The meaning of each column; empty unless two of them are facts we know.
  Columns head(const Row& cells) const {
    Columns columns;
    int known = 0;
    for (const auto cell : cells) {
      const auto text = html::line_of(cell);
      const auto* meanings = text.size() > longest_head ? nullptr : lexicon_.find(text);
      const auto* meaning = meanings == nullptr ? nullptr : meaning_for(*meanings, language_);
      const bool wanted = meaning != nullptr && meaning->wanted();
      columns.push_back(wanted ? meaning : nullptr);
      if (wanted) ++known;
    }
    return known >= 2 ? columns : Columns{};
  }

  static bool names(const Columns& columns, RawField field) {
    return std::any_of(columns.begin(), columns.end(), [field](const LabelMeaning* column) {
      return column != nullptr && column->fields.front() == field;
    });
  }

  RawRecord row(const Row& cells, const Columns& columns, bool course) const {
    RawRecord record;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns[i] == nullptr) continue;
      const auto field = columns[i]->fields.front();
      auto value = fact_text(html::line_of(cells[i]));
      if (lexicon_.is_no_value(value) || !is_plausible(field, value)) continue;
      const auto rule = html::name_of(cells[i]) == "th" ? "th" : "td";
      if (course && field == RawField::title) {
        title(cells[i], value, record);
      } else {
        if (field == RawField::credits &&
            value.find_first_not_of("0123456789.,") == std::string::npos)
          record.add(RawField::credit_unit, columns[i]->unit, rule);
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
