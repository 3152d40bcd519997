#pragma once

#include <string>
#include <string_view>

#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

/// A fact's value without what does not belong to it: the sentence after the first, an address of
/// e-mail, a stop at its end.
std::string fact_text(std::string_view value);

/// Text without addresses of e-mail; persons are not stored.
std::string without_mail(std::string_view text);

/// Whether a field has one value only, so that further lines are remarks on it.
bool is_single(RawField field);

/// Whether a value can be one of this field at all: short, and with a number where one is needed.
/// What it means is not decided here.
bool is_plausible(RawField field, std::string_view value);

/// Whether a value can be a time of a year: behind a label with other uses, nothing less will do.
bool holds_date(std::string_view value);

/// Whether an answer is "yes" in one of our languages.
bool says_yes(std::string_view answer);

}  // namespace rundkurs::page
