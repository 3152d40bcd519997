#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"

namespace rundkurs::feed {
namespace dbh_format {
namespace {

/// "IN2010" of "IN2010-1": codes of courses end in their version.
std::string without_version(std::string code) {
  const auto dash = code.rfind('-');
  const bool version = dash != code.npos && dash + 1 < code.size() && code.size() - dash <= 3 &&
                       code.find_first_not_of("0123456789", dash + 1) == code.npos;
  return version ? code.substr(0, dash) : code;
}

RawRecord read_row(const Json& row) {
  RawRecord record;
  const bool course = !word_at(row, "Emnekode").empty();
  const std::string code = course ? "Emnekode" : "Studieprogramkode";
  record.add(RawField::kind, course ? "course" : "programme", code);
  JsonFacts(row, record)
      .made(RawField::code, without_version(word_at(row, code)), code)
      .words(RawField::title, course ? "Emnenavn" : "Studieprogramnavn")
      .words(RawField::institution, "Institusjonsnavn")
      .words(RawField::institution_id, "Institusjonskode")
      .words(RawField::level, "Nivånavn")
      .words(RawField::level, "Nivåkode")
      .words(RawField::level, "NUS-kode")
      .words(RawField::language, "Undervisningsspråk")
      .words(RawField::place, "Studiested")
      .words(RawField::place, "Stedsnavn");
  const auto& institution = record.first(RawField::institution_id);
  record.add(RawField::id,
             (institution.empty() ? "" : institution + "-") + record.first(RawField::code),
             code);
  const auto points = word_at(row, "Studiepoeng");
  if (!points.empty()) record.add(RawField::credits, points + " studiepoeng", "Studiepoeng");
  return record;
}

/// Rows of table 208 (courses) and 347 (programmes). A course has one for each department, year
/// and term in which it was counted.
void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  std::set<std::string> seen;
  for (const auto* row : all_at(json, "")) {
    auto record = read_row(*row);
    if (record.has(RawField::title) && seen.insert(record.first(RawField::id)).second)
      records.push_back(std::move(record));
  }
}

int recognises(const JsonKeys& keys) {
  const bool table = keys.has("Institusjonskode") || keys.has("Institusjonsnavn");
  return table && (keys.has("Emnekode") || keys.has("Studieprogramkode")) ? 95 : 0;
}

}  // namespace
}  // namespace dbh_format

std::unique_ptr<Extractor> dbh_extractor() {
  return json_extractor({"dbh", "NO", &dbh_format::recognises, &dbh_format::read});
}

}  // namespace rundkurs::feed
