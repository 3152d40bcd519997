# embed_schemas(out.cpp a.schema.json b.schema.json …): writes a source that holds the files' texts.
function(embed_schemas output)
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    file(READ "${file}" text)
    string(REPLACE ".schema.json" "" name "${file}")
    string(APPEND entries "    {\"${name}\", R\"schema(${text})schema\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT [[
#include "schemas/embedded_schemas.h"

#include <stdexcept>
#include <string>

namespace rundkurs {
namespace {

struct Entry {
  std::string_view name;
  std::string_view text;
};

constexpr Entry entries[] = {
@entries@};

}  // namespace

std::string_view embedded_schema(std::string_view name) {
  for (const auto& entry : entries) {
    if (entry.name == name) return entry.text;
  }
  throw std::out_of_range("no schema is called " + std::string(name));
}

}  // namespace rundkurs
]])
endfunction()
