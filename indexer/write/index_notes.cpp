#include "indexer/write/index_notes.h"

#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "indexer/write/code_version.h"
#include "schemas/file.h"
#include "schemas/fnv.h"
#include "schemas/index_layout.h"
#include "schemas/timestamp.h"

namespace rundkurs {
namespace {

// Keys that only the indexer reads begin with "build.".
constexpr const char* fingerprint_key = "build.fingerprint";
constexpr const char* catalogue_key = "build.catalogue";
constexpr const char* revision_key = "build.revision";
const std::string pair_terms_key(index_layout::pair_terms_key);

// Those that are absent do not count.
constexpr const char* data_files[] = {"vocabulary/concepts.json",
                                      "vocabulary/compounds.json",
                                      "classify/model.json",
                                      "classify/topic_words.json",
                                      "classify/denials.json",
                                      "merge/apart.json"};

}  // namespace

IndexNotes read_notes(const Xapian::Database& index) {
  IndexNotes notes{.fingerprint = index.get_metadata(fingerprint_key),
                   .catalogue_id = index.get_metadata(catalogue_key),
                   .revision = 0,
                   .pair_terms = !index.get_metadata(pair_terms_key).empty()};
  const auto revision = index.get_metadata(revision_key);
  std::from_chars(revision.data(), revision.data() + revision.size(), notes.revision);
  return notes;
}

void write_notes(const IndexNotes& notes, int generation, Xapian::WritableDatabase& index) {
  const auto built = format_timestamp(now());
  index.set_metadata(fingerprint_key, notes.fingerprint);
  index.set_metadata(catalogue_key, notes.catalogue_id);
  index.set_metadata(revision_key, std::to_string(notes.revision));
  index.set_metadata(pair_terms_key, notes.pair_terms ? "yes" : "");
  index.set_metadata("version", std::to_string(index_layout::version));
  index.set_metadata("built", built);
  const auto unlike_any_other =
      fnv1a(fmt::format("{} {} {} {}", generation, built, notes.catalogue_id, index.get_uuid()));
  index.set_metadata("revision", fmt::format("{}-{:016x}", generation, unlike_any_other));
}

Result<std::string> fingerprint_of(const std::string& data_folder, int min_relevance) {
  auto fingerprint = fmt::format(
      "layout {} code {} relevance {}", index_layout::version, code_version(), min_relevance);
  for (const auto* name : data_files) {
    const auto path = fmt::format("{}/{}", data_folder, name);
    if (!std::filesystem::exists(path)) continue;
    const auto content = read_file(path);
    if (!content) return content.error();
    fingerprint += fmt::format(" {} {:016x}", name, fnv1a(*content));
  }
  return fingerprint;
}

}  // namespace rundkurs
