#include "searchd/facets/snapshot.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <malloc.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <xapian.h>

#include "schemas/file.h"
#include "schemas/index_layout.h"
#include "searchd/facets/column_loader.h"
#include "searchd/facets/index_names.h"
#include "searchd/facets/index_size.h"
#include "searchd/facets/sharded_snapshot.h"
#include "searchd/shards/stub_file.h"

namespace rundkurs::facets {
namespace {

namespace fs = std::filesystem;

Error unreadable(const std::string& path, const std::string& why) {
  return {Error::Code::storage,
          "the index cannot be read: " + why,
          path,
          "build it anew with: rundkurs-index build --full"};
}

query::DocumentLengths load_lengths(const Xapian::Database& database) {
  query::DocumentLengths lengths;
  lengths.count = database.get_doccount();
  lengths.average = database.get_average_length();
  lengths.length.assign(std::size_t{database.get_lastdocid()} + 1, 0);
  const auto end = database.postlist_end("");
  // The posting list of the empty term is that of all documents.
  for (auto document = database.postlist_begin(""); document != end; ++document)
    lengths.length[*document] = std::max(1U, document.get_doclength());
  return lengths;
}

std::vector<query::Match> all_documents(const Snapshot& snapshot) {
  std::vector<query::Match> all;
  all.reserve(snapshot.documents);
  const auto& lengths = snapshot.lengths.length;
  for (std::uint32_t document = 1; document < lengths.size(); ++document) {
    const float grade = snapshot.columns.relevance[document];
    if (lengths[document] > 0) all.push_back({document, grade >= 0 ? grade : 0});
  }
  return all;
}

void load_terms(const Xapian::Database& database, Snapshot& snapshot) {
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end; ++term) {
    const std::string text = *term;  // The iterator gives a copy.
    snapshot.holdings.frequent.propose(text, term.get_termfreq());
    add_term(text, term.get_termfreq(), snapshot.lexicon);
  }
}

Result<std::shared_ptr<const Snapshot>> load(const std::string& path,
                                             const Vocabulary& vocabulary,
                                             std::size_t readers) {
  auto databases = shards::read_stub(stub_of(path));
  if (!databases) return databases.error();
  if (shards::are_shards(*databases))
    return open_shards(path, *std::move(databases), vocabulary, readers);
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->databases.open(stub_of(path), readers);
  const auto database = snapshot->databases.lease();
  if (auto right = check_version(*database, path); !right) return std::move(right).error();
  snapshot->revision = database->get_metadata("revision");
  snapshot->built = database->get_metadata("built");
  snapshot->documents = database->get_doccount();
  snapshot->bytes = index_bytes(stub_of(path));
  auto columns = load_columns(*database);
  if (!columns) return unreadable(path, columns.error().message);
  snapshot->columns = std::move(*columns);
  snapshot->lengths = load_lengths(*database);
  snapshot->facts = FactTexts::load(*database, facts_bytes);
  snapshot->everything = all_documents(*snapshot);
  snapshot->whole = WholeIndex(snapshot->columns, snapshot->everything);
  load_terms(*database, *snapshot);
  add_label_words(vocabulary, snapshot->lexicon);
  snapshot->lexicon.seal();
  if (auto named = load_names(*database, *snapshot, path); !named) return std::move(named).error();
  if (const auto kept = snapshot->holdings.frequent.read(*database, own_postings_bytes); !kept)
    snapshot->remark = describe(kept.error());
  // Loading takes much more than it leaves: the sort keys of all titles, the terms one by one.
  malloc_trim(0);
  return std::shared_ptr<const Snapshot>(std::move(snapshot));
}

}  // namespace

std::string stub_of(const std::string& path) {
  std::error_code none;
  return fs::is_directory(path, none) ? (fs::path(path) / index_layout::current_stub).string()
                                      : path;
}

std::string generation_of(const std::string& path) {
  std::ifstream stub(stub_of(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(stub), std::istreambuf_iterator<char>()};
}

Result<std::shared_ptr<const Snapshot>> Snapshot::open(const std::string& path,
                                                       const Vocabulary& vocabulary,
                                                       std::size_t readers) {
  std::error_code failed;
  if (!fs::exists(stub_of(path), failed))
    return Error{Error::Code::not_found,
                 "there is no index yet",
                 path,
                 "build one with: rundkurs-index build --index " + path};
  // Handles must all show one generation: where another became current meanwhile, try again.
  for (int tries = 0;; ++tries) {
    const auto before = generation_of(path);
    try {
      auto snapshot = load(path, vocabulary, readers);
      if (generation_of(path) == before || tries == 3) return snapshot;
    } catch (const Xapian::Error& error) {
      if (generation_of(path) == before || tries == 3) return unreadable(path, error.get_msg());
    } catch (const nlohmann::json::exception& error) {
      return unreadable(path, error.what());
    }
  }
}

}  // namespace rundkurs::facets
