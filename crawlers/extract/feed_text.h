#pragma once

#include <string>
#include <string_view>

#include "crawlers/extract/extractor.h"
#include "schemas/result.h"

namespace rundkurs {

/// The text of a CSV or XML document as UTF-8: by byte-order mark, HTTP header, XML declaration,
/// UTF-8 check, else windows-1252. An error if its letters were lost before it reached us: more
/// than a few U+FFFD, also such as were taken for three letters and encoded again.
Result<std::string> feed_text(const Document& document);

/// A JSON document as UTF-8 without a byte-order mark, and without the line ")]}'," that some
/// services put before it: the bytes themselves where they are that,
/// else decoded into `room`, which must outlive the answer. JSON is UTF-8 (RFC 8259), but services
/// have sent UTF-16 and ISO-8859-1.
std::string_view utf8_of_json(std::string_view bytes, std::string& room);

/// What stands for the document in messages: its URL, or "document".
std::string place_of(const Document& document);

}  // namespace rundkurs
