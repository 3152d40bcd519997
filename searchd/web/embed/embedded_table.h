#pragma once

namespace rundkurs::web {

/// One file inside the program; the table ends with an entry without a name. Written by
/// embed.cmake.
struct EmbeddedEntry {
  const char* name;
  const char* begin;
  const char* end;
};

extern const EmbeddedEntry embedded_table[];

}  // namespace rundkurs::web
