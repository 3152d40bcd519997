# Writes OUTPUT, a source file whose FUNCTION gives every migration of FOLDER:
# cmake -DFOLDER=… -DFUNCTION=… -DOUTPUT=… -P.
file(GLOB files "${FOLDER}/[0-9][0-9][0-9][0-9]_*.sql")
list(SORT files)
set(entries "")
set(expected 1)
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  string(SUBSTRING "${name}" 0 4 digits)
  math(EXPR number "1${digits} - 10000")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "${file}: migration ${expected} comes next, this is ${number}")
  endif()
  math(EXPR expected "${expected} + 1")
  file(READ "${file}" sql)
  string(APPEND entries "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"schemas/sql/migration.h\"

namespace rundkurs {

std::span<const Migration> ${FUNCTION}();

std::span<const Migration> ${FUNCTION}() {
  static constexpr Migration all[] = {
${entries}  };
  return all;
}

}  // namespace rundkurs
")
