# Puts files into the program: cmake -DOUTPUT=… -DFOLDERS="templates=/path messages=/path" -P embed.cmake
# Every file below a folder gets the name FOLDER/its own path.
# Writes OUTPUT.S, which holds the bytes (.incbin), and OUTPUT.cpp with the table of names.
set(assembly ".section .rodata\n")
set(table "")
set(declarations "")
set(number 0)
separate_arguments(FOLDERS)
foreach(folder IN LISTS FOLDERS)
 string(REGEX MATCH "^([^=]+)=(.+)$" _ "${folder}")
 set(prefix "${CMAKE_MATCH_1}")
 set(path "${CMAKE_MATCH_2}")
 file(GLOB_RECURSE files "${path}/*")
 list(SORT files)
 foreach(file IN LISTS files)
  cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${path}" OUTPUT_VARIABLE name)
  set(name "${prefix}/${name}")
  string(APPEND assembly
    ".global rundkurs_embedded_${number}\nrundkurs_embedded_${number}:\n.incbin \"${file}\"\n"
    ".global rundkurs_embedded_${number}_end\nrundkurs_embedded_${number}_end:\n.byte 0\n")
  string(APPEND declarations "extern const char rundkurs_embedded_${number}[];\nextern const char rundkurs_embedded_${number}_end[];\n")
  string(APPEND table "    {\"${name}\", rundkurs_embedded_${number}, rundkurs_embedded_${number}_end},\n")
  math(EXPR number "${number} + 1")
 endforeach()
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
file(WRITE "${OUTPUT}.S" "${assembly}")
file(WRITE "${OUTPUT}.cpp" "#include \"searchd/web/embed/embedded_table.h\"\n\nextern \"C\" {\n${declarations}}\n\nnamespace rundkurs::web {\nconst EmbeddedEntry embedded_table[] = {\n${table}    {nullptr, nullptr, nullptr},\n};\n}  // namespace rundkurs::web\n")
