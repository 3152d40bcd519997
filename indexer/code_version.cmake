# Writes a source file with a digest of the sources named in SOURCES (separated by "|"): an index made by other code is
# known by it, and nobody has to think of raising a number.
string(REPLACE "|" ";" sources "${SOURCES}")
set(all "")
foreach(source IN LISTS sources)
  file(SHA256 "${source}" digest)
  string(APPEND all "${digest}\n")
endforeach()
string(SHA256 version "${all}")
string(SUBSTRING "${version}" 0 16 version)
file(WRITE "${OUTPUT}" "#include \"indexer/write/code_version.h\"\n\nnamespace rundkurs {\n\nstd::string_view code_version() { return \"${version}\"; }\n\n}  // namespace rundkurs\n")
