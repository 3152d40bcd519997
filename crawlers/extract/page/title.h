#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/page/head.h"
#include "crawlers/extract/page/line.h"

namespace rundkurs::page {

/// A title taken apart: "IN1010 – Ombruk, 7,5 hp".
struct Title {
  std::string text;     ///< "Ombruk"
  std::string code;     ///< "IN1010"
  std::string credits;  ///< "7,5 hp"
  std::string level;    ///< "First cycle"
  std::string term;     ///< "Høst 2026"
  std::string mode;     ///< "Online course"
  std::string rule;     ///< Where it was found: "h1", "og:title", "title" …
  html::Node element = nullptr;
};

/// Splits code, credits and a label glued to the end ("…economyLaajuus (5 cr)") off a title. A
/// leading or trailing word counts as the code where it looks like one or stands in the address.
Title split_title(std::string_view text, std::string_view url, const FieldLabels& lexicon);

/// The title of the offering that a page is about: its h1, or where that is missing, the site's
/// name or a mere label, another heading, og:title or the title element less the site's name.
/// Empty where nothing will do.
Title find_title(const std::vector<Line>& lines,
                 const Head& head,
                 const std::string& url,
                 const FieldLabels& lexicon);

}  // namespace rundkurs::page
