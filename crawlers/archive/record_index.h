#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "crawlers/archive/warc_header.h"
#include "crawlers/archive/warc_input.h"

namespace rundkurs {

/// Where the records of a set of archives lie that a revisit record may refer back to: about 150
/// bytes a record, whatever the record's size.
class RecordIndex {
 public:
  struct Place {
    std::size_t file = 0;  ///< The caller's number for it.
    WarcPosition position;
  };

  void add(const WarcHeader& record, const Place& place);

  /// The record whose payload a revisit record repeats, by WARC-Refers-To, else by
  /// WARC-Refers-To-Target-URI and -Date, else by WARC-Payload-Digest.
  std::optional<Place> find_referred(const WarcHeader& revisit) const;

 private:
  void remember(std::string_view a, std::string_view b);
  std::optional<Place> find(std::string_view a, std::string_view b) const;

  std::vector<Place> places_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  ///< Hash of a key → place.
};

}  // namespace rundkurs
