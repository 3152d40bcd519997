#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crawlers/archive/warc_reader.h"

namespace rundkurs::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A record as other crawlers write them: WARC/1.0, with what `fields` say and its length.
std::string warc_record(std::string_view type,
                        std::string_view url,
                        std::string_view block,
                        const Fields& fields = {},
                        std::string_view version = "1.0");

/// A response record with status 200 whose page is this.
std::string warc_page(std::string_view url, std::string_view html, const Fields& fields = {});

/// One gzip member.
std::string gzip_member(std::string_view bytes);

/// What a reader gave of a file.
struct ReadBack {
  std::vector<std::string> urls;      ///< Of the records, in their order.
  std::vector<std::string> blocks;    ///< Those that could be read.
  std::vector<std::string> problems;  ///< "offset 12: reason"
};
ReadBack read_back(const std::string& path, std::size_t max_block = std::size_t{1} << 20U);

}  // namespace rundkurs::test
