#pragma once

#include <string>
#include <string_view>

struct _xmlNode;  // NOLINT(bugprone-reserved-identifier): libxml2's own name

namespace rundkurs {

/// Plain text of what a source hands over as text, be it HTML or not: tags are stripped, entities
/// decoded, also where one was written into the other ("&lt;p&gt;", a literal "<![CDATA[…]]>").
/// Paragraphs, list items, rows and `br` begin new lines; within a line white space is one blank,
/// soft hyphens and zero-width characters are gone. Lines are never empty. Of text without mark-up
/// the line breaks are kept. What is longer than 1 MiB is cut.
std::string plain_text(std::string_view text);

/// The same as one line: for titles, names and codes.
std::string plain_line(std::string_view text);

/// Plain text of what is HTML for certain, laid out as above, and decoded once: "&lt;p&gt;" is
/// text.
std::string html_document_text(std::string_view html);

/// Plain text of an element of a parsed document and everything in it, laid out as above; scripts,
/// styles and templates are left out.
std::string node_text(const _xmlNode* node);

}  // namespace rundkurs
