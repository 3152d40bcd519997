#pragma once

#include <string>
#include <string_view>

#include "crawlers/extract/json_reading.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs {

/// Copies what a JSON value states into a record, so that an extractor reads like the mapping
/// table of its format. The path of a value is its rule.
class JsonFacts {
 public:
  /// Both must outlive this. `within` is what stands before the paths in the rules ("course.").
  JsonFacts(const Json& from, RawRecord& into, std::string within = {})
      : from_(from), into_(into), within_(std::move(within)) {}

  /// Every text or number at the path as one line each; of a language map each language.
  const JsonFacts& words(RawField field, std::string_view path, std::string_view lang = {}) const;

  /// The same with the line breaks of paragraphs and lists.
  const JsonFacts& prose(RawField field, std::string_view path, std::string_view lang = {}) const;

  /// Codes without their version: "koulutus_351301#12" → "koulutus_351301".
  const JsonFacts& codes(RawField field, std::string_view path) const;

  /// A text that the extractor made of what stands at the path.
  const JsonFacts& made(RawField field, std::string text, std::string_view path) const;

 private:
  const Json& from_;
  RawRecord& into_;
  std::string within_;
};

/// Adds a value unless the field has it already in that language; a field holds a few hundred.
void add_once(RawRecord& record,
              RawField field,
              std::string text,
              std::string rule,
              std::string_view lang = {});

}  // namespace rundkurs
