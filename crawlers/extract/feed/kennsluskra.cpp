#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/feed_text.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/markup/html_text.h"

namespace rundkurs::feed {
namespace kennsluskra_format {
namespace {

// Númer;Heiti;Einingar;Kennslumisseri;Námstig; and a column without a name that has the address.
constexpr std::string_view header = "Númer;Heiti;Einingar;Kennslumisseri;Námstig";
constexpr std::size_t columns = 6;

/// The cells of a line; quotation marks stand round a cell that has a semicolon.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ';' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/// A title with a semicolon and no quotation marks shifts what comes after it: count from the end.
std::vector<std::string> aligned(std::vector<std::string> cells) {
  while (cells.size() > columns) {
    cells[1] += ";" + cells[2];
    cells.erase(cells.begin() + 2);
  }
  return cells;
}

/// The value of a parameter of an address ("kennsluar=2022").
std::string parameter(const std::string& url, std::string_view name) {
  auto at = url.find("&" + std::string(name) + "=");
  if (at == url.npos) return {};
  at += name.size() + 2;
  return url.substr(at, std::min(url.find('&', at), url.size()) - at);
}

/// Since 2008 a unit is an ECTS unit; before it was two, and without a year nobody knows.
std::string_view unit_of(const std::string& study_year) {
  int year = 0;
  std::from_chars(study_year.data(), study_year.data() + study_year.size(), year);
  return year >= 2009 ? "ECTS-einingar" : "";
}

RawRecord read_row(const std::vector<std::string>& cells) {
  RawRecord record;
  const auto& url = cells[5];
  record.add(RawField::kind, "course", "row");
  record.add(RawField::code, plain_line(cells[0]), "Númer");
  record.add(RawField::title, plain_line(cells[1]), "Heiti", "is");
  record.add(RawField::credits, plain_line(cells[2]), "Einingar");
  record.add(RawField::credit_unit, std::string(unit_of(parameter(url, "kennsluar"))), "Einingar");
  record.add(RawField::level, plain_line(cells[4]), "Námstig");
  record.add(RawField::url, plain_line(url), "6");
  const auto id = parameter(url, "id");
  record.add(RawField::id, id.empty() ? record.first(RawField::code) : id, "6");
  return record;
}

class Kennsluskra final : public Extractor {
 public:
  std::string_view format() const override { return "kennsluskra"; }

  /// The letters of the first line are not sure to be whole, its structure is.
  int recognises(const Document& document) const override {
    const auto line = document.bytes.substr(0, document.bytes.substr(0, 200).find('\n'));
    const bool ours = line.find(";Heiti;Einingar;Kennslumisseri;") != line.npos;
    return ours ? 100 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    const auto text = feed_text(document);
    if (!text) return text.error();
    std::string_view rest = *text;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const auto cells = aligned(cells_of(line));
      if (line.starts_with(header) || cells.size() != columns) continue;
      auto record = read_row(cells);
      record.format = format();
      record.add(RawField::country, "IS", "format");
      if (record.has(RawField::title) && record.has(RawField::code)) take(std::move(record));
    }
    return {};
  }
};

}  // namespace
}  // namespace kennsluskra_format

std::unique_ptr<Extractor> kennsluskra_extractor() {
  return std::make_unique<kennsluskra_format::Kennsluskra>();
}

}  // namespace rundkurs::feed
