#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

/// A script element: its type in lower case ("application/ld+json", empty when not stated) and
/// its text as it stands in the page.
struct Script {
  std::string type;
  std::string text;
};

/// A page's mark-up made harmless, with the scripts taken out.
struct TameMarkup {
  std::string html;
  std::vector<Script> scripts;
};

/// What no real page exceeds, and attacks do. libxml2 drops everything behind the 256th nested
/// element and takes quadratic time over attributes, so that both are bounded before it.
struct MarkupLimits {
  std::size_t bytes = std::size_t{2} << 20U;
  std::size_t elements = 200'000;
  std::size_t attributes = 64;  ///< Of one element; further ones are dropped.
  std::size_t depth = 200;      ///< Tags of elements nested deeper are dropped, their text stays.
  std::size_t scripts = 200;
};

/// One pass over the bytes, linear in their number. Comments, styles and templates are dropped
/// (what stands in a `template` is no part of the page), scripts are set apart so that a strange
/// one cannot spoil the rest.
TameMarkup tame_markup(std::string_view html, const MarkupLimits& limits = {});

}  // namespace rundkurs
