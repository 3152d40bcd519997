#include "searchd/needs/survey_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "crawlers/normalise/number.h"
#include "schemas/csv.h"
#include "schemas/text_encoding.h"
#include "schemas/utf8.h"

namespace rundkurs::needs {
namespace {

constexpr std::size_t longest_answer = 10000;
constexpr std::size_t most_columns = 1000;

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return squeeze_space(cell).empty();
  });
}

/// The highest number of a heading such as "Hvor mye haster det? (1-10)".
int scale_in(const std::string& heading) {
  const auto first = normalise::next_number(heading, 0);
  if (!first || first->value != 1) return 0;
  const auto rest = heading.substr(first->end);
  const auto begin = rest.find_first_of("0123456789");
  if (begin == std::string::npos) return 0;
  const auto last = normalise::next_number(rest.substr(begin), 0);
  if (!last || last->value < 2 || last->value > 100) return 0;
  return static_cast<int>(last->value);
}

class SurveyTable {
 public:
  SurveyTable(std::string survey,
              const SurveyMapping& mapping,
              const AnswerReader& reader,
              const web::Messages& words)
      : survey_(std::move(survey)), mapping_(mapping), reader_(reader), words_(words) {}

  Result<void> take_headings(const CsvRow& row, const std::string& file) {
    auto columns = survey_columns(row.cells,
                                  reader_.headings(),
                                  reader_.topics(),
                                  mapping_,
                                  fmt::format("{}:{}", file, row.line),
                                  words_);
    if (!columns) return std::move(columns).error();
    reading_.columns = *std::move(columns);
    for (const auto& column : reading_.columns) {
      if (column.passed_over)
        remark(row.row,
               column.heading,
               "",
               words_.text("survey_unread.column"),
               words_.text("survey_advice.column"));
      if (column.field == SurveyField::urgency) scale_ = scale_in(column.heading);
    }
    if (mapping_.scale != 0) scale_ = mapping_.scale;
    if (scale_ == 0) scale_ = 5;
    return {};
  }

  void take(const CsvRow& row) {
    if (is_blank(row)) return;
    ++reading_.rows;
    const auto columns = reading_.columns.size();
    for (auto i = columns; i < row.cells.size(); ++i) {
      if (squeeze_space(row.cells[i]).empty()) continue;
      leave_out(row.row,
                "",
                row.cells[i],
                cells_under_headings(row),
                words_.text("survey_advice.separator"));
      return;
    }
    Need need{.survey = survey_, .country = mapping_.country};
    const auto remarks_before = reading_.remarks.size();
    if (row.cells.size() < columns)
      remark(row.row, "", "", cells_under_headings(row), words_.text("survey_advice.short_row"));
    read_cells(row, need);
    if (need.topics.empty() && need.other_topics.empty() && need.own_words.empty()) {
      reading_.remarks.resize(remarks_before);
      leave_out(row.row,
                "",
                "",
                words_.text("survey_unread.nothing"),
                words_.text("survey_advice.nothing"));
      return;
    }
    keep(row.row, std::move(need), remarks_before);
  }

  void take(const BrokenCsvRow& row) {
    ++reading_.rows;
    leave_out(
        row.row, "", "", words_.text("survey_unread.quotes"), words_.text("survey_advice.quotes"));
  }

  SurveyReading finish() {
    std::stable_sort(reading_.remarks.begin(),
                     reading_.remarks.end(),
                     [](const auto& a, const auto& b) { return a.row < b.row; });
    return std::move(reading_);
  }

 private:
  struct Known {
    std::size_t row = 0;
    std::string digest;
  };

  std::string cells_under_headings(const CsvRow& row) const {
    return words_.text("survey_unread.cells",
                       {{"cells", std::to_string(row.cells.size())},
                        {"headings", std::to_string(reading_.columns.size())}});
  }

  void read_cells(const CsvRow& row, Need& need) {
    const AnswerContext context{mapping_, scale_, words_};
    // Where somebody is decides what some words for levels mean, so it is read first.
    for (const bool region : {true, false}) {
      for (std::size_t i = 0; i < reading_.columns.size() && i < row.cells.size(); ++i) {
        const auto& column = reading_.columns[i];
        if ((column.field == SurveyField::region) != region) continue;
        const auto cell = clean_utf8(utf8_prefix(row.cells[i], longest_answer));
        if (!column.ticked_topic.empty()) {
          if (reader_.is_ticked(cell)) tick(column.ticked_topic, need);
          continue;
        }
        for (const auto& unread : reader_.read(column.field, cell, context, need))
          remark(row.row, column.heading, unread.value, unread.reason, unread.advice);
        if (row.cells[i].size() > longest_answer)
          remark(row.row,
                 column.heading,
                 std::string(utf8_prefix(cell, 40)) + "…",
                 words_.text("survey_unread.long", {{"bytes", std::to_string(longest_answer)}}),
                 words_.text("survey_advice.long"));
      }
    }
  }

  static void tick(const std::string& topic, Need& need) {
    if (std::find(need.topics.begin(), need.topics.end(), topic) == need.topics.end())
      need.topics.push_back(topic);
  }

  void keep(std::size_t row, Need need, std::size_t remarks_before) {
    const auto digest = content_digest(need);
    if (need.respondent.empty()) need.respondent = digest;
    const auto [known, added] = seen_.try_emplace(need.respondent, Known{row, digest});
    if (added) {
      reading_.needs.push_back(std::move(need));
      return;
    }
    reading_.remarks.resize(remarks_before);
    if (known->second.digest == digest) {
      ++reading_.repeated;
      remark(row,
             "",
             "",
             words_.text("survey_unread.repeated", {{"row", std::to_string(known->second.row)}}),
             words_.text("survey_advice.nothing"));
      reading_.remarks.back().left_out = true;
      return;
    }
    leave_out(row,
              "",
              need.respondent,
              words_.text("survey_unread.other", {{"row", std::to_string(known->second.row)}}),
              words_.text("survey_advice.other"));
  }

  void remark(std::size_t row,
              std::string column,
              std::string value,
              std::string reason,
              std::string advice) {
    reading_.remarks.push_back(
        {row, std::move(column), std::move(value), std::move(reason), std::move(advice), false});
  }

  void leave_out(std::size_t row,
                 std::string column,
                 std::string value,
                 std::string reason,
                 std::string advice) {
    ++reading_.left_out;
    remark(row, std::move(column), std::move(value), std::move(reason), std::move(advice));
    reading_.remarks.back().left_out = true;
  }

  std::string survey_;
  const SurveyMapping& mapping_;
  const AnswerReader& reader_;
  const web::Messages& words_;
  int scale_ = 0;
  SurveyReading reading_;
  std::map<std::string, Known> seen_;
};

Result<CsvTable> table_in(std::string_view bytes,
                          const std::string& file,
                          char separator,
                          const web::Messages& words) {
  const auto no_table = [&](std::string message, std::string hint) {
    return Error{.code = Error::Code::malformed,
                 .message = std::move(message),
                 .where = file,
                 .hint = std::move(hint)};
  };
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"))
    return no_table(words.text("survey_table.spreadsheet"), "save it as CSV UTF-8");
  const auto text = text_of_table(bytes);
  if (text.find('\0') != std::string::npos)
    return no_table(words.text("survey_table.bytes"), "save the survey's answers as CSV UTF-8");
  auto table = read_csv_table(text, file, separator);
  if (!table) {
    auto error = std::move(table).error();
    error.message = words.text("survey_unread.quotes");
    return error;
  }
  if (table->rows.empty())
    return no_table(words.text("survey_table.empty"), "export the survey's answers as CSV");
  const auto columns = table->rows.front().cells.size();
  if (columns > most_columns)
    return no_table(words.text("survey_table.wide", {{"columns", std::to_string(columns)}}),
                    fmt::format("leave out columns; at most {} are read", most_columns));
  return table;
}

}  // namespace

Result<std::vector<std::string>> survey_headings(std::string_view bytes,
                                                 const std::string& file,
                                                 const web::Messages& words) {
  const auto table = table_in(bytes, file, SurveyMapping().separator, words);
  if (!table) return table.error();
  return table->rows.front().cells;
}

Result<SurveyReading> read_survey(std::string_view bytes,
                                  const std::string& file,
                                  const std::string& survey,
                                  const SurveyMapping& mapping,
                                  const AnswerReader& reader,
                                  const web::Messages& words) {
  const auto table = table_in(bytes, file, mapping.separator, words);
  if (!table) return table.error();
  SurveyTable reading(survey, mapping, reader, words);
  if (auto headings = reading.take_headings(table->rows.front(), file); !headings)
    return std::move(headings).error();
  for (auto row = table->rows.begin() + 1; row != table->rows.end(); ++row)
    reading.take(*row);
  for (const auto& row : table->broken)
    reading.take(row);
  return reading.finish();
}

}  // namespace rundkurs::needs
