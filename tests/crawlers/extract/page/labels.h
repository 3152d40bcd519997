#pragma once

#include <memory>

#include <boost/test/unit_test.hpp>

#include "crawlers/extract/page/field_labels.h"
#include "schemas/file.h"

namespace rundkurs::page {

/// The shipped lexicon, loaded once.
inline std::shared_ptr<const FieldLabels> shipped_labels() {
  static const auto labels = [] {
    auto folder = find_data_folder({});
    BOOST_REQUIRE(folder);
    auto loaded = FieldLabels::load(*folder);
    BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : describe(loaded.error())));
    return std::make_shared<const FieldLabels>(std::move(*loaded));
  }();
  return labels;
}

}  // namespace rundkurs::page
