#include "crawlers/import/offering_survey.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/compose/compose.h"
#include "crawlers/extract/occurrence.h"
#include "crawlers/normalise/heading.h"
#include "crawlers/normalise/topic_labels.h"
#include "schemas/csv.h"
#include "schemas/offering_json.h"
#include "schemas/text_encoding.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using normalise::HeadingMeaning;
using normalise::WordTables;

/// More than a year of full-time study in one course: nearly always a comma that got lost.
constexpr double most_credits_of_a_course = 60;

struct Column {
  std::string heading;
  std::string holds;  ///< A raw field's name, topics, personal; empty for an unknown one.
};

Error no_table(const std::string& where, std::string message, std::string hint) {
  return {.code = Error::Code::malformed,
          .message = std::move(message),
          .where = where,
          .hint = std::move(hint)};
}

/// The surest column for each thing; another that speaks of the same is not read.
std::vector<Column> columns_of(const CsvRow& headings, const normalise::WordTable& words) {
  std::vector<Column> columns;
  std::map<std::string_view, std::pair<std::size_t, HeadingMeaning>> holder;
  for (const auto& cell : headings.cells) {
    columns.push_back({.heading = squeeze_space(cell), .holds = {}});
    const auto meaning = normalise::heading_meaning(columns.back().heading, words);
    if (!meaning) continue;
    const auto [known, first] = holder.try_emplace(meaning->means, columns.size() - 1, *meaning);
    if (!first && !meaning->surer_than(known->second.second)) continue;
    if (!first) columns[known->second.first].holds.clear();
    known->second = {columns.size() - 1, *meaning};
    columns.back().holds = meaning->means;
  }
  return columns;
}

bool has_scheme(std::string_view address) {
  return address.find("://") != std::string_view::npos;
}

class OfferingTable {
 public:
  OfferingTable(std::vector<Column> columns,
                const SurveyedInstitution& institution,
                const WordTables& answers,
                const RowTables& tables)
      : columns_(std::move(columns)),
        institution_(institution),
        answers_(answers),
        tables_(tables),
        topics_(tables.vocabulary) {}

  void take(const CsvRow& row) {
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) {
      return squeeze_space(cell).empty();
    });
    if (blank) return;
    ++survey_.rows;
    for (auto i = columns_.size(); i < row.cells.size(); ++i) {
      if (squeeze_space(row.cells[i]).empty()) continue;
      return leave_out(row.row,
                       "",
                       row.cells[i],
                       fmt::format("{} cells under {} headings", row.cells.size(), columns_.size()),
                       "put cells that hold the separator between quotes");
    }
    if (const auto first = seen_.find(row.cells); first != seen_.end()) {
      ++survey_.repeated;
      return remark(
          row.row, "", "", fmt::format("repeats row {}", first->second), "nothing to do", true);
    }
    seen_.emplace(row.cells, row.row);
    compose_row(row);
  }

  void take(const BrokenCsvRow& row) {
    ++survey_.rows;
    leave_out(row.row, "", "", row.reason, "double the quotes within a cell: \"\"");
  }

  OfferingSurvey finish() {
    std::vector<Composed> composed;
    for (auto& [row, one] : composed_)
      composed.push_back(std::move(one));
    survey_.offerings = join(std::move(composed));
    for (auto& offering : survey_.offerings) {
      if (const auto topics = topics_of_.find(offering.id); topics != topics_of_.end()) {
        offering.topics = topics->second;
        offering.provenance["topics"] = {.extractor = "survey", .rule = "column topics"};
      }
    }
    std::stable_sort(survey_.remarks.begin(),
                     survey_.remarks.end(),
                     [](const auto& a, const auto& b) { return a.row < b.row; });
    return std::move(survey_);
  }

 private:
  void compose_row(const CsvRow& row) {
    auto record = record_of(row);
    if (!record.has(RawField::title))
      return leave_out(row.row, heading_of("title"), "", "has no title", "give it one");
    auto composed = compose(
        record,
        {.url = {}, .captured = {}, .source = institution_.source, .sources = &tables_.sources},
        tables_.normaliser);
    const bool level_read = take_level(record, composed.offering);
    for (const auto& unread : composed.unread) {
      const auto colon = unread.find(": ");
      if (level_read && unread.substr(0, colon) == "level") continue;
      remark(row.row,
             heading_of(unread.substr(0, colon)),
             unread.substr(colon + 3, unread.size() - colon - 4),
             "cannot be read",
             advice_for(unread.substr(0, colon)),
             false);
    }
    composed.unread.clear();
    auto& offering = composed.offering;
    if (!composed.left_out.empty())
      return leave_out(row.row, "", "", composed.left_out, "take it out of the table");
    if (offering.institution.id.empty())
      return leave_out(row.row,
                       heading_of("institution"),
                       "",
                       "says not whose it is",
                       "add a column institution, or name it: --source or --institution");
    check_credits(row.row, offering);
    read_topics(row, offering.id);
    if (const auto storable = offering_from_json(to_json(offering), ""); !storable)
      return leave_out(
          row.row,
          heading_of(offering.url.empty() ? "url" : ""),
          "",
          offering.url.empty() ? "has no address of a page" : describe(storable.error()),
          offering.url.empty() ? "give the page that a reader should open" : "correct it");
    composed_.emplace_back(row.row, std::move(composed));
  }

  RawRecord record_of(const CsvRow& row) {
    RawRecord record;
    record.format = "survey";
    for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) {
      const auto& holds = columns_[i].holds;
      auto text = clean_utf8(row.cells[i]);
      if (holds.empty() || holds == "topics" || holds == "personal" || squeeze_space(text).empty())
        continue;
      const auto rule = "column " + columns_[i].heading;
      if (holds == "url") text = address_of(row.row, squeeze_space(text), columns_[i].heading);
      if (holds == "tuition") text = with_currency(squeeze_space(text));
      if (holds == "mode") {
        for (auto& answer : modes_in(text))
          record.add(RawField::mode, std::move(answer), rule);
      } else {
        record.add(raw_field(holds), std::move(text), rule);
      }
    }
    if (!institution_.name.empty() && !record.has(RawField::institution))
      record.add(RawField::institution, institution_.name, "import");
    if (!institution_.country.empty() && !record.has(RawField::country))
      record.add(RawField::country, institution_.country, "import");
    if (!record.has(RawField::kind)) record.add(RawField::kind, "course", "row");
    make_run(record);
    return record;
  }

  /// What the survey's own words mean; empty for none, or for several things at once.
  std::string meaning(std::string_view table, std::string_view words) const {
    const auto& known = answers_[table];
    const auto found =
        known.phrases().whole(normalise::tokenise(words), [](std::size_t) { return true; });
    if (found.empty()) return {};
    const auto& means = known.entry(found.front()).means;
    return means.find(' ') == std::string::npos ? means : std::string();
  }

  /// A level that only surveys call so ("Uten studiepoeng"), where the sources' words did not tell.
  bool take_level(const RawRecord& record, Offering& offering) const {
    if (offering.level != "unspecified") return false;
    auto level = meaning("levels", record.first(RawField::level));
    if (level.empty()) return false;
    offering.level = std::move(level);
    offering.provenance["level"] = {.extractor = "survey", .rule = "column " + heading_of("level")};
    return true;
  }

  /// The parts of a cell, in the words of the sources where the survey has words of its own:
  /// "Kveld, nett" → "Kveld", "online".
  std::vector<std::string> modes_in(std::string_view cell) const {
    const auto whole = squeeze_space(cell);
    if (auto ours = meaning("forms", whole); !ours.empty()) return {std::move(ours)};
    std::vector<std::string> parts;
    bool some_ours = false;
    for (std::string_view rest = cell; !rest.empty();) {
      const auto end = std::min(rest.find_first_of(",;/|+\n"), rest.size());
      if (auto part = squeeze_space(rest.substr(0, end)); !part.empty()) {
        auto ours = meaning("forms", part);
        some_ours = some_ours || !ours.empty();
        parts.push_back(ours.empty() ? std::move(part) : std::move(ours));
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    // A value that is none of ours may hold a slash itself.
    return some_ours ? parts : std::vector<std::string>{whole};
  }

  /// In a column of prices a bare number is in the country's own money.
  static std::string with_currency(std::string price) {
    if (price.find_first_not_of("0123456789 .,") != std::string::npos) return price;
    return price.find_first_not_of("0 .,") == std::string::npos ? "gratis" : price + " kr";
  }

  std::string address_of(std::size_t row, std::string address, const std::string& heading) {
    if (has_scheme(address) || address.find('.') == std::string::npos) return address;
    remark(row, heading, address, "says not how it is reached", "taken for https://", false);
    return "https://" + address;
  }

  void check_credits(std::size_t row, const Offering& offering) {
    if (offering.kind == "programme" || !offering.credits ||
        offering.credits->value <= most_credits_of_a_course)
      return;
    remark(row,
           heading_of("credits"),
           fmt::format("{}", offering.credits->value),
           "very many for a " + offering.kind,
           "was a comma lost, or is it a programme?",
           false);
  }

  void read_topics(const CsvRow& row, const std::string& id) {
    for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) {
      if (columns_[i].holds != "topics") continue;
      const auto answer = normalise::read_topics(
          clean_utf8(row.cells[i]), topics_, [](std::string_view) { return false; });
      for (const auto& topic : answer.topics)
        add_topic(id, topic);
      for (const auto& [words, topic] : answer.strange) {
        if (!topic.empty()) add_topic(id, topic);
        remark(row.row,
               columns_[i].heading,
               words,
               "no topic by this name",
               topic.empty() ? "use a label of data/vocabulary/topics.json" : "taken for " + topic,
               false);
      }
    }
  }

  void add_topic(const std::string& id, const std::string& topic) {
    auto& topics = topics_of_[id];
    const bool known = std::any_of(
        topics.begin(), topics.end(), [&](const TopicScore& score) { return score.id == topic; });
    if (!known) topics.push_back({.id = topic, .score = 1, .concepts = {}, .curated = true});
  }

  std::string heading_of(std::string_view holds) const {
    for (const auto& column : columns_) {
      if (!holds.empty() && column.holds == holds) return column.heading;
    }
    return std::string(holds);
  }

  static std::string advice_for(std::string_view field) {
    if (field == "start" || field == "end" || field == "deadline")
      return "write it as 2027-01-15, with its year";
    if (field == "credits") return "write a number: 7,5";
    if (field == "level") return "write vocational, bachelor, master, phd or continuing";
    if (field == "tuition") return "write a sum: 2500 NOK";
    return "use the words of data/labels/values";
  }

  void leave_out(std::size_t row,
                 std::string column,
                 std::string value,
                 std::string reason,
                 std::string advice) {
    ++survey_.left_out;
    remark(row, std::move(column), std::move(value), std::move(reason), std::move(advice), true);
  }

  void remark(std::size_t row,
              std::string column,
              std::string value,
              std::string reason,
              std::string advice,
              bool left_out) {
    survey_.remarks.push_back(
        {row, std::move(column), std::move(value), std::move(reason), std::move(advice), left_out});
  }

  std::vector<Column> columns_;
  const SurveyedInstitution& institution_;
  const WordTables& answers_;
  const RowTables& tables_;
  normalise::TopicLabels topics_;
  OfferingSurvey survey_;
  std::map<std::vector<std::string>, std::size_t> seen_;
  std::vector<std::pair<std::size_t, Composed>> composed_;
  std::map<std::string, std::vector<TopicScore>> topics_of_;
};

}  // namespace

Result<OfferingSurvey> read_offering_survey(std::string_view bytes,
                                            const std::string& file,
                                            const SurveyedInstitution& institution,
                                            const RowTables& tables,
                                            const std::string& data_folder) {
  const auto words = WordTables::read(data_folder + "/survey/offering_words.json", {"headings"});
  if (!words) return words.error();
  const auto answers = WordTables::read(data_folder + "/survey/words.json", {"forms", "levels"});
  if (!answers) return answers.error();
  const auto text = text_of_table(bytes);
  if (text.find('\0') != std::string::npos)
    return no_table(file, "holds zero bytes: no text", "save the table as CSV UTF-8");
  const auto table = read_csv_table(text, file);
  if (!table) return table.error();
  if (table->rows.empty()) return no_table(file, "is empty", "save the table as CSV UTF-8");
  auto columns = columns_of(table->rows.front(), (*words)["headings"]);
  const bool titled = std::any_of(
      columns.begin(), columns.end(), [](const Column& column) { return column.holds == "title"; });
  if (!titled)
    return no_table(fmt::format("{}:{}", file, table->rows.front().line),
                    "no column holds titles",
                    "headings that are known stand in data/survey/offering_words.json");
  OfferingTable reading(std::move(columns), institution, *answers, tables);
  for (auto row = table->rows.begin() + 1; row != table->rows.end(); ++row)
    reading.take(*row);
  for (const auto& row : table->broken)
    reading.take(row);
  return reading.finish();
}

}  // namespace rundkurs
