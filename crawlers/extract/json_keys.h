#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace rundkurs {

/// Which members a JSON document has, as far as its first megabyte tells, by path ("hits.oid";
/// lists are walked through as in json_reading.h). Enough to tell formats apart without building
/// the document. Of NDJSON the first line counts; broken JSON has the members before the break.
class JsonKeys {
 public:
  explicit JsonKeys(std::string_view bytes);

  bool has(std::string_view path) const { return paths_.contains(path); }
  bool has_all(std::initializer_list<std::string_view> paths) const;

  /// The first text at the path, if it is a short one; else empty.
  std::string_view text(std::string_view path) const;

 private:
  class Scan;
  std::map<std::string, std::string, std::less<>> paths_;
};

}  // namespace rundkurs
