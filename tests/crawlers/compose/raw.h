#pragma once

#include <initializer_list>
#include <string>

#include "crawlers/compose/compose.h"

namespace rundkurs {

/// A fact of a record as a test writes it.
struct Fact {
  RawField field;
  std::string text;
  std::string lang = {};
};

RawRecord raw(std::initializer_list<Fact> facts, std::vector<RawRecord> runs = {});

/// With the shipped tables, as from a page of `source` (which may be null).
Composed composed(const RawRecord& record,
                  const SourceFile* source = nullptr,
                  std::string url = {});

/// A source of the fictitious Nordvik University in Norway.
const SourceFile& nordvik();

}  // namespace rundkurs
