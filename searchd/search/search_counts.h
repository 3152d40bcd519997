#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "searchd/search/search_request.h"

namespace rundkurs {

/// How many of the searches on the pages found something, and how many nothing: a number for each
/// language of the interface, and not a word of what was asked or by whom. From any thread.
class SearchCounts {
 public:
  /// `language` is one of interface_languages.
  void searched(std::string_view language, bool found);

  /// Prometheus text format.
  std::string text() const;

 private:
  struct Counts {
    std::atomic<std::uint64_t> found = 0;
    std::atomic<std::uint64_t> nothing = 0;
  };
  std::array<Counts, std::size(interface_languages)> by_language_;
};

}  // namespace rundkurs
