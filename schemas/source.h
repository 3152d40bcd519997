#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/language_text.h"
#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs {

/// A feed or API answer with many records: `data/sources/*.json` `feeds[]`.
struct Feed {
  std::string url;     ///< May hold `{page}`, filled from `first_page` upwards, or `{offset}`.
  std::string format;  ///< Name of an extractor: "kouta", "emil", "csv" …
  std::optional<int> first_page;
  std::optional<int> page_size;
  std::map<std::string, std::string, std::less<>> headers = {};  ///< To send along.
};

/// An XPath rule for a site whose labels the page extractor does not understand.
struct ExtractionRule {
  std::string field;  ///< Name of a raw field, as `RawField` spells it.
  std::string xpath;
};

/// One institution or aggregator, one file: `schemas/source.schema.json`.
struct SourceFile {
  enum class Kind { institution, aggregator };

  std::string id;  ///< "no-nmbu"; the file's name.
  Kind kind = Kind::institution;
  std::string sector = {};  ///< "university", "course-provider" …; may be empty.
  LanguageText name;
  std::string short_name;
  std::vector<std::string> other_names;  ///< Older and foreign names by which rows call it.
  std::string country;
  std::string home;
  std::vector<Place> places;
  std::vector<std::string> languages;  ///< Page languages, the usual one first.

  std::vector<std::string> allowed_hosts;  ///< Exact host names; redirects stay within them.
  std::vector<std::string> seeds;
  std::vector<std::string> sitemaps;
  std::vector<Feed> feeds;
  std::vector<std::string> follow;  ///< ECMAScript regexes on the URL: fetch and look for links.
  std::vector<std::string> offering_pages;  ///< ECMAScript regexes on the URL: extract from these.
  double delay_seconds = 1.0;
  int max_pages = 2000;      ///< Of one run.
  int max_megabytes = 1000;  ///< Of one run, as they came over the network.

  std::map<std::string, std::string, std::less<>>
      defaults;  ///< Raw field → value where a page is silent.
  std::vector<ExtractionRule> rules;

  std::optional<std::string> verified;  ///< Day on which somebody looked at the live site.
  bool demonstration = false;
};

/// All source files of a folder, found by id or by any of their names.
class SourceFiles {
 public:
  /// Reads and validates every `*.json`; the first mistake is the error (file, place, field).
  static Result<SourceFiles> load(const std::string& folder);

  /// Every mistake in the folder's files, for those who edit them.
  static std::vector<Error> mistakes(const std::string& folder);

  SourceFiles() = default;
  explicit SourceFiles(std::vector<SourceFile> files);

  const std::vector<SourceFile>& all() const { return files_; }
  const SourceFile* find(std::string_view id) const;

  /// By any name, short name or other name within a country; case and spaces do not count.
  const SourceFile* find_by_name(std::string_view name, std::string_view country) const;

 private:
  std::vector<SourceFile> files_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

/// The reference that a record of this source carries.
InstitutionReference reference_to(const SourceFile& source);

}  // namespace rundkurs
