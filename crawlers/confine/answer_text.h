#pragma once

#include <map>
#include <string>
#include <string_view>

#include "crawlers/harvest/answer_reader.h"

namespace rundkurs {

/// Scopes by the id of their source.
using Scopes = std::map<std::string, Scope, std::less<>>;

/// All but the body that an answer is read from, for another process.
std::string question_text(const Asked& asked, const PageReply& reply);

/// The other process' part: reads it, and puts what was found in words. The text is one that
/// question_text() made, of one of these scopes.
std::string answered(const std::string& question,
                     const std::string& body,
                     const Scopes& scopes,
                     OfferingReader& reader);

/// What was found. Whoever read it may have been led astray by what it read: what does not belong
/// to the source, or leads away from it, is left out. An error where it makes no sense at all.
Result<Findings> findings_from(std::string_view answer, const Asked& asked);

}  // namespace rundkurs
