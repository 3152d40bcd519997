// libFuzzer's way in: `fuzz --reader=NAME [its options] FOLDER…` gives one reader made-up bytes
// until something breaks; `fuzz --readers` lists them, each with the folders of its seeds.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/reader.h"

namespace {

const rundkurs::fuzz::Reader* chosen = nullptr;

[[noreturn]] void list_readers() {
  for (const auto& reader : rundkurs::fuzz::readers()) {
    std::printf("%s", reader.name.c_str());
    for (const auto& folder : rundkurs::fuzz::seed_folders(reader))
      std::printf(" %s", folder.c_str());
    std::printf("\n");
  }
  std::exit(EXIT_SUCCESS);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view reader_option = "--reader=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view argument = (*argv)[i];
    if (argument == "--readers") list_readers();
    if (argument.starts_with(reader_option))
      chosen = rundkurs::fuzz::find_reader(argument.substr(reader_option.size()));
  }
  if (chosen == nullptr) {
    std::fprintf(stderr, "fuzz: say --reader=NAME; --readers lists their names\n");
    std::exit(2);
  }
  chosen->read("");  // What it loads first is no part of the time that an input may take.
  return 0;
}

// What a reader throws ends the program, as a crash does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's bytes are ours.
  chosen->read({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
