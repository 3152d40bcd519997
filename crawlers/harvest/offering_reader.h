#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/extract/extractor.h"
#include "crawlers/normalise/normaliser.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/source.h"
#include "schemas/timestamp.h"

namespace rundkurs {

struct ParsedPage;

/// What a page or feed holds.
struct Reading {
  std::vector<Offering> offerings;
  std::size_t records = 0;          ///< Before they were joined; tells the end of a paged feed.
  std::vector<std::string> unread;  ///< Values that could not be understood, in the page's words.
};

/// From bytes to offerings.
class OfferingReader {
 public:
  virtual ~OfferingReader() = default;
  /// `format` is an extractor's name, or empty to go by the content. An error is for bytes that
  /// are broken; a page without an offering is an empty reading.
  virtual Result<Reading> read(const Document& document,
                               std::string_view format,
                               Timestamp captured) = 0;
  /// The same of a page that was parsed already, going by the content.
  virtual Result<Reading> read_page(const Document& document,
                                    const ParsedPage& page,
                                    Timestamp captured) {
    static_cast<void>(page);
    return read(document, "", captured);
  }
};

/// Extract, then compose. The records carry the source's id and whether it is a demonstration.
/// Safe to use from several threads.
class ExtractingReader final : public OfferingReader {
 public:
  /// Both must outlive the reader.
  ExtractingReader(const Normaliser& normaliser, const SourceFiles& sources)
      : normaliser_(normaliser), sources_(sources) {}

  Result<Reading> read(const Document& document,
                       std::string_view format,
                       Timestamp captured) override;
  Result<Reading> read_page(const Document& document,
                            const ParsedPage& page,
                            Timestamp captured) override;

 private:
  Result<Reading> extracted(const Extractor& extractor,
                            const Document& document,
                            bool is_feed,
                            Timestamp captured) const;
  const Normaliser& normaliser_;
  const SourceFiles& sources_;
};

}  // namespace rundkurs
