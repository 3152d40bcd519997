#include "crawlers/import/feed_file.h"

#include <cstddef>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/compose/compose.h"
#include "crawlers/extract/extractor.h"
#include "schemas/offering_json.h"

namespace rundkurs {
namespace {

void report_unread(const std::map<std::string, int>& unread, const std::string& file, Log& log) {
  for (const auto& [value, times] : unread) {
    log.warning("value left out, since it cannot be read",
                {{"file", file}, {"value", value}, {"times", std::to_string(times)}});
  }
}

/// What the schema takes; the rest is named in the log.
std::vector<Offering> storable(std::vector<Offering> offerings, const std::string& file, Log& log) {
  std::erase_if(offerings, [&](const Offering& offering) {
    const auto checked = offering_from_json(to_json(offering), file);
    if (checked) return false;
    log.warning("record left out", {{"id", offering.id}, {"reason", describe(checked.error())}});
    return true;
  });
  return offerings;
}

}  // namespace

Result<std::vector<Offering>> offerings_of_feed(std::string_view bytes,
                                                const std::string& file,
                                                const SourceFile* source,
                                                const RowTables& tables,
                                                Log& log) {
  const Document document{.bytes = bytes, .url = {}, .content_type = {}, .source = source};
  const auto* extractor = recognise(document);
  if (extractor == nullptr) {
    return Error{.code = Error::Code::malformed,
                 .message = "no format that can be imported",
                 .where = file,
                 .hint =
                     "NDJSON has an object a line, a table a header row with url, institution, "
                     "country, title, kind; other formats: " +
                     format_names()};
  }
  const Capture capture{.url = {}, .captured = {}, .source = source, .sources = &tables.sources};
  std::vector<Composed> composed;
  std::map<std::string, int> unread;
  const auto read = [&](const RawRecord& record) {
    composed.push_back(compose(record, capture, tables.normaliser));
    for (const auto& value : composed.back().unread)
      ++unread[value];
    composed.back().unread.clear();
  };
  if (auto done = extractor->for_each(document, read); !done) {
    auto error = std::move(done).error();
    error.where = error.where.empty() ? file : fmt::format("{}: {}", file, error.where);
    return error;
  }
  // An empty feed is nothing to import; a page on which nothing is understood is the wrong file.
  if (composed.empty() && extractor->format() == "html") {
    return Error{.code = Error::Code::malformed,
                 .message = "a web page on which no offering is found",
                 .where = file,
                 .hint = "`rundkurs-crawl extract` shows what is understood of a page"};
  }
  report_unread(unread, file, log);
  const auto records_read = composed.size();
  auto offerings = join(std::move(composed));
  if (offerings.empty() && records_read != 0) {
    log.warning("no record is an offering of a known institution; --source ID says whose they are",
                {{"file", file}, {"records", std::to_string(records_read)}});
  }
  return storable(std::move(offerings), file, log);
}

}  // namespace rundkurs
