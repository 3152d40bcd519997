#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "crawlers/extract/extractor.h"
#include "crawlers/extract/json_keys.h"

namespace rundkurs {

/// A JSON format: how it is told from others, and how one document becomes records. A file of
/// NDJSON is one document a line.
struct JsonFormat {
  std::string_view name;
  std::string_view country;  ///< Of a national service, whose records are all of it; else empty.
  int (*recognises)(const JsonKeys& keys);
  void (*read)(const nlohmann::json& json,
               const Document& document,
               std::vector<RawRecord>& records);
  bool refers_within = false;  ///< Objects name each other by id, so that it is read as a whole.
};

std::unique_ptr<Extractor> json_extractor(const JsonFormat& format);

}  // namespace rundkurs
