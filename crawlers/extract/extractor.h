#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/extract/raw_record.h"
#include "schemas/result.h"

namespace rundkurs {

struct SourceFile;

/// Bytes to extract from, and what is known beside them.
struct Document {
  std::string_view bytes;
  std::string url;                     ///< Where they came from; may be empty (a file at hand).
  std::string content_type;            ///< HTTP header; may be empty.
  const SourceFile* source = nullptr;  ///< XPath rules of the site; may be null.
};

/// A pure function from bytes to raw records, one a format. It neither fetches nor normalises.
class Extractor {
 public:
  virtual ~Extractor() = default;
  /// "kouta", "emil", "html" …: `--format`, source files and provenance spell it so.
  virtual std::string_view format() const = 0;
  /// How surely the bytes are of this format, 0 (no) to 100 (nothing else looks like this).
  virtual int recognises(const Document& document) const = 0;
  /// Hands over the records one after the other, possibly none, so that a long feed needs no room
  /// for all of them. An error is for bytes that are broken, not for pages without an offering;
  /// records before the break have been handed over then.
  using Take = std::function<void(RawRecord record)>;
  virtual Result<void> for_each(const Document& document, const Take& take) const = 0;

  /// All of them; none of a document that is broken somewhere.
  Result<std::vector<RawRecord>> extract(const Document& document) const;
};

/// Builds the list of formats with the field labels of a data folder (`--data`; found by itself
/// where that is empty). For the beginning of a program, before other threads: a mistake in the
/// labels is then an error. Without it the first use loads them, and throws.
Result<void> load_extractors(const std::string& data_folder);

/// Every format, each in a file of its own; the list is in `formats.cpp`.
const std::vector<std::unique_ptr<Extractor>>& extractors();

/// Their names, as help and errors list them. Needs no field labels.
std::string format_names();

/// By name; null if there is none.
const Extractor* extractor_for(std::string_view format);

/// The format by content.
const Extractor* recognise(const Document& document);

}  // namespace rundkurs
