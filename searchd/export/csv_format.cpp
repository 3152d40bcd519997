#include <functional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "schemas/csv_cell.h"
#include "searchd/export/export_format.h"
#include "searchd/search/next_run.h"

namespace rundkurs::exported {
namespace {

using Texts = std::vector<std::string>;

std::string joined(const Texts& texts) {
  std::string all;
  for (const auto& text : texts)
    all += (all.empty() ? "" : " | ") + text;
  return all;
}

template <typename Range, typename Name>
std::string joined(const Range& entries, const Name& name) {
  Texts texts;
  for (const auto& entry : entries)
    texts.push_back(name(entry));
  return joined(texts);
}

std::string date(const std::optional<PartialDate>& given) {
  return given ? given->text() : std::string();
}

/// What the cells of one row are made from.
struct Row {
  const Offering& offering;
  const Run* run;  ///< The next one; may be null.
  const ExportContext& context;

  std::string number(const std::optional<double>& value) const {
    return value ? csv_number(*value, context.language) : std::string();
  }
  std::string label(std::string_view facet, const std::string& id) const {
    return csv_text(context.service.label(facet, id, context.language));
  }
  std::string labels(std::string_view facet, const Texts& ids) const {
    return csv_text(joined(ids, [&](const std::string& id) {
      return context.service.label(facet, id, context.language);
    }));
  }
  std::string text(const LanguageText& texts) const {
    const auto* const best = best_for(texts, context.language);
    return best != nullptr ? csv_text(best->second) : std::string();
  }
  std::string language_of(const LanguageText& texts) const {
    const auto* const best = best_for(texts, context.language);
    return best != nullptr ? best->first : std::string();
  }
  const LanguageText& about() const {
    return offering.summary.empty() ? offering.description : offering.summary;
  }
};

Texts topics_of(const Offering& offering) {
  Texts ids;
  for (const auto& topic : offering.topics)
    ids.push_back(topic.id);
  return ids;
}

std::string regions_of(const Offering& offering) {
  Texts names;
  for (const auto& place : offering.place) {
    if (place.region) names.push_back(place.region->name);
  }
  return joined(names);
}

std::string yes(bool holds) {
  return holds ? "true" : "";
}

/// One column: its name in the first line, and what stands below.
struct Column {
  const char* name;
  std::string (*cell)(const Row& row);
};

// Ids are those of the record; a column *_label says the same in the reader's words. Several values
// in a cell are parted by " | ". What no source states is empty. The documentation of the API lists
// the names.
constexpr Column columns[] = {
    {"id", [](const Row& row) { return csv_text(row.offering.id); }},
    {"title", [](const Row& row) { return row.text(row.offering.title); }},
    {"title_lang", [](const Row& row) { return row.language_of(row.offering.title); }},
    {"institution", [](const Row& row) { return row.text(row.offering.institution.name); }},
    {"institution_id", [](const Row& row) { return csv_text(row.offering.institution.id); }},
    {"country", [](const Row& row) { return csv_text(row.offering.institution.country); }},
    {"code", [](const Row& row) { return csv_text(row.offering.code); }},
    {"kind", [](const Row& row) { return csv_text(row.offering.kind); }},
    {"kind_label", [](const Row& row) { return row.label("kind", row.offering.kind); }},
    {"level", [](const Row& row) { return csv_text(row.offering.level); }},
    {"level_label", [](const Row& row) { return row.label("level", row.offering.level); }},
    {"eqf",
     [](const Row& row) { return row.offering.eqf ? std::to_string(*row.offering.eqf) : ""; }},
    {"ects", [](const Row& row) { return row.number(row.offering.ects); }},
    {"credits",
     [](const Row& row) {
       return row.offering.credits ? row.number(row.offering.credits->value) : "";
     }},
    {"credit_system",
     [](const Row& row) {
       return row.offering.credits ? csv_text(row.offering.credits->system) : "";
     }},
    {"language_of_instruction",
     [](const Row& row) { return csv_text(joined(row.offering.language_of_instruction)); }},
    {"language_label",
     [](const Row& row) { return row.labels("language", row.offering.language_of_instruction); }},
    {"mode", [](const Row& row) { return csv_text(joined(row.offering.mode)); }},
    {"mode_label", [](const Row& row) { return row.labels("mode", row.offering.mode); }},
    {"pace", [](const Row& row) { return row.number(row.offering.pace); }},
    {"part_time",
     [](const Row& row) {
       return row.offering.part_time ? std::string(*row.offering.part_time ? "true" : "false") : "";
     }},
    {"duration_weeks",
     [](const Row& row) {
       return row.offering.duration ? row.number(row.offering.duration->weeks) : "";
     }},
    {"for_groups", [](const Row& row) { return yes(row.offering.for_groups); }},
    {"place",
     [](const Row& row) {
       return csv_text(joined(row.offering.place, [](const Place& place) { return place.name; }));
     }},
    {"region", [](const Row& row) { return csv_text(regions_of(row.offering)); }},
    {"start", [](const Row& row) { return row.run != nullptr ? date(row.run->start) : ""; }},
    {"end", [](const Row& row) { return row.run != nullptr ? date(row.run->end) : ""; }},
    {"application_deadline",
     [](const Row& row) { return row.run != nullptr ? date(row.run->application_deadline) : ""; }},
    {"status", [](const Row& row) { return row.run != nullptr ? csv_text(row.run->status) : ""; }},
    {"tuition",
     [](const Row& row) {
       return row.run != nullptr && row.run->tuition ? row.number(row.run->tuition->amount) : "";
     }},
    {"currency",
     [](const Row& row) {
       return row.run != nullptr && row.run->tuition ? csv_text(row.run->tuition->currency) : "";
     }},
    {"runs", [](const Row& row) { return std::to_string(row.offering.runs.size()); }},
    {"audience", [](const Row& row) { return csv_text(joined(row.offering.audience)); }},
    {"audience_label",
     [](const Row& row) { return row.labels("audience", row.offering.audience); }},
    {"topics", [](const Row& row) { return csv_text(joined(topics_of(row.offering))); }},
    {"topic_label", [](const Row& row) { return row.labels("topic", topics_of(row.offering)); }},
    {"relevance",
     [](const Row& row) {
       return row.offering.relevance ? std::to_string(*row.offering.relevance) : "";
     }},
    {"summary", [](const Row& row) { return row.text(row.about()); }},
    {"summary_lang", [](const Row& row) { return row.language_of(row.about()); }},
    {"url", [](const Row& row) { return csv_text(row.offering.url); }},
    {"last_changed", [](const Row& row) { return csv_text(row.offering.last_changed); }},
};

class CsvFormat final : public ExportFormat {
 public:
  explicit CsvFormat(ExportContext context) : context_(std::move(context)) {}

  std::string_view media_type() const override { return "text/csv; charset=utf-8; header=present"; }
  std::string_view file_name() const override { return "rundkurs.csv"; }

  std::string head() const override {
    // Without a byte-order mark a spreadsheet takes the text for Windows-1252.
    std::string line = "\xEF\xBB\xBF";
    for (const auto& column : columns)
      line.append(&column == columns ? "" : ";").append(column.name);
    return line + "\r\n";
  }

  std::string row(const Offering& offering) const override {
    const Row row{offering, next_run(offering, context_.today), context_};
    std::string line;
    for (const auto& column : columns)
      line.append(&column == columns ? "" : ";").append(column.cell(row));
    return line + "\r\n";
  }

 private:
  ExportContext context_;
};

}  // namespace

std::unique_ptr<ExportFormat> csv_format(ExportContext context) {
  return std::make_unique<CsvFormat>(std::move(context));
}

}  // namespace rundkurs::exported
