#pragma once

#include <map>
#include <string>
#include <vector>

#include "crawlers/extract/markup.h"
#include "crawlers/extract/raw_record.h"
#include "schemas/result.h"
#include "schemas/source.h"

/// The XPath rules of a source file, for a site that words its facts as no other does.
namespace rundkurs::page {

/// An error for what is no XPath expression.
Result<void> check_xpath(const std::string& xpath);

using FactsByRule = std::map<RawField, std::vector<RawValue>>;

/// What each rule finds in a page: the text of elements and attributes, or of a string expression;
/// bounded in time. An error for an expression that cannot be evaluated.
Result<FactsByRule> facts_by_rules(const std::vector<ExtractionRule>& rules,
                                   const TameMarkup& markup);

/// Puts them before what the record has. A text is in the language of what it goes before.
void put_first(FactsByRule facts, RawRecord& record);

}  // namespace rundkurs::page
