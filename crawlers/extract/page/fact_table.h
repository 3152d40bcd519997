#pragma once

#include <string>
#include <vector>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

/// Tables whose first row names facts, one below the other: the occurrences of a course ("Kursstart
/// | Studieort | Studietakt"), the courses of a list ("Kurskod | Kursnamn | Poäng"), or in a single
/// row what the page's offering says of itself ("Kode | ECTS | Sprog").
struct FactTables {
  RawRecord own;
  std::vector<RawRecord> runs;     ///< Rows that name a time or a place of the page's offering.
  std::vector<RawRecord> courses;  ///< Rows that name offerings; with their address if they link.
};

FactTables read_fact_tables(html::Node root,
                            const FieldLabels& lexicon,
                            const std::string& language,
                            const std::string& url);

}  // namespace rundkurs::page
