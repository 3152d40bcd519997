#include "crawlers/normalise/kind.h"

#include <algorithm>
#include <utility>

#include "crawlers/normalise/value_words.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

constexpr std::string_view offering_kinds[] = {"course",
                                               "programme",
                                               "module",
                                               "continuing-education",
                                               "mooc",
                                               "phd-course",
                                               "micro-credential",
                                               "seminar",
                                               "event"};

bool is_any(std::size_t) {
  return true;
}

}  // namespace

struct KindReader::Tables {
  WordTables kinds;
  WordTables blanks;
};

Result<KindReader> KindReader::load(const std::string& data_folder) {
  auto kinds = WordTables::load(data_folder, "kinds", {"kinds", "titles"});
  if (!kinds) return std::move(kinds).error();
  auto blanks = WordTables::load(data_folder, "blanks", {"blanks", "trials"});
  if (!blanks) return std::move(blanks).error();
  KindReader reader;
  reader.tables_ = std::make_shared<const Tables>(Tables{*std::move(kinds), *std::move(blanks)});
  return reader;
}

std::string KindReader::read(std::string_view words) const {
  return tables_->kinds["kinds"].first(words.substr(0, 200));
}

std::string KindReader::in_title(std::string_view title) const {
  return tables_->kinds["titles"].first(title);
}

bool KindReader::is_offering(std::string_view kind) {
  return std::find(std::begin(offering_kinds), std::end(offering_kinds), kind) !=
         std::end(offering_kinds);
}

bool KindReader::is_blank(std::string_view words) const {
  constexpr std::size_t longest = 80;
  if (words.size() > longest) return false;
  const auto text = tokenise(words, 12);
  if (text.empty()) return true;
  return !tables_->blanks["blanks"].phrases().whole(text, is_any).empty();
}

bool KindReader::is_trial(std::string_view title) const {
  const auto text = tokenise(title, 30);
  const auto hits = tables_->blanks["trials"].phrases().find(text, is_any);
  return !hits.empty() && (hits.front().first == 0 || text.size() <= 3);
}

}  // namespace rundkurs::normalise
