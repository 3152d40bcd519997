#include <array>
#include <filesystem>
#include <stdexcept>

#include "indexer/analysis/language_guess.h"
#include "schemas/configuration/configuration_file.h"
#include "schemas/file.h"
#include "tests/fuzz/reader.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::fuzz {
namespace {

void read_text(std::string_view bytes) {
  constexpr std::array languages = {"nb", "nn", "sv", "da", "fi", "is", "fo", "en", "se", ""};
  const auto guessed = guess_language(bytes, "");
  const auto which = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
  for (const auto& token : shipped_analyser().analyse(bytes, guessed).tokens) {
    if (token.end > bytes.size() || token.begin > token.end)
      throw std::logic_error("a token beyond its text");
  }
  static_cast<void>(shipped_analyser().analyse(bytes, languages.at(which % languages.size())));
}

/// The concepts are the input, the other files those of the repository.
void read_vocabulary(std::string_view bytes) {
  namespace fs = std::filesystem;
  static const TemporaryFolder folder;
  const auto concepts = folder.file("concepts.json");
  if (!fs::exists(concepts)) {
    for (const auto& entry : fs::directory_iterator(source_path("data/vocabulary")))
      fs::copy(entry.path(), fs::path(folder.path()) / entry.path().filename());
  }
  if (!write_file_atomically(concepts, bytes)) throw std::runtime_error("cannot write");
  static_cast<void>(Vocabulary::load(folder.path()));
}

void read_configuration_text(std::string_view bytes) {
  static_cast<void>(parse_configuration(bytes, "fuzz.toml"));
}

}  // namespace

std::vector<Reader> text_readers() {
  return {{"text", &read_text, {"tests/fixtures/language_blocks"}},
          {"vocabulary", &read_vocabulary, {}},
          {"configuration", &read_configuration_text, {"packaging"}}};
}

}  // namespace rundkurs::fuzz
