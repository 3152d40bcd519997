#pragma once

#include <string>
#include <vector>

#include "crawlers/extract/page/fact.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/page/line.h"

namespace rundkurs::page {

/// Lines as one text, bounded in size.
std::string joined_lines(const std::vector<std::string>& lines);

/// The items of a list of outcomes: bullets stripped, the words that introduce them ("…skal
/// kandidaten kunne") and sub-headings ("Skills") left out.
std::vector<std::string> list_items(const Fact& outcomes, const FieldLabels& lexicon);

/// The running text of a page whose sections have no known headings: its paragraphs behind the
/// title that are no part of a fact.
std::string main_text(const std::vector<Line>& lines,
                      const std::vector<Fact>& facts,
                      const std::vector<Labelled>& labels,
                      html::Node title);

/// Whether a description in the head is this page's, and not the whole site's: the page repeats it,
/// or it shares a word with the title.
bool is_about_page(const std::string& description,
                   const std::string& title,
                   const std::vector<Line>& lines);

/// Credits that stand in a line of their own below the title ("7,5 credits (ECTS)"); empty where
/// there are none, or different ones, as in a list of courses.
std::string credits_in_lines(const std::vector<Line>& lines, html::Node title);

/// A title without a notice before it: "AFLYST: Ombruk".
std::string without_notice(const std::string& title, const FieldLabels& lexicon);

/// A line that says that the offering is cancelled, closed or discontinued; empty if none does.
std::string find_notice(const std::vector<Line>& lines, const FieldLabels& lexicon);

}  // namespace rundkurs::page
