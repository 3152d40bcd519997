#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/markup.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

/// The offerings that a page describes in schema.org mark-up of any kind. Code and credits are
/// split off their titles; addresses are absolute as far as `url`, the page's own, allows.
std::vector<RawRecord> marked_up_offerings(const std::vector<Script>& scripts,
                                           html::Node root,
                                           const std::string& url,
                                           const FieldLabels& lexicon);

/// One record of what mark-up and text say of the same offering: the mark-up comes first, the text
/// gives what it leaves out.
RawRecord merged(RawRecord marked_up, RawRecord text);

/// Which of the marked-up offerings the text is about: one with the same code, or with a title that
/// holds the other's.
std::optional<std::size_t> same_offering(const std::vector<RawRecord>& marked_up,
                                         const RawRecord& text);

/// Whether the mark-up is of one course or programme, which then is what the page is about.
bool is_single_course(const std::vector<RawRecord>& marked_up);

}  // namespace rundkurs::page
