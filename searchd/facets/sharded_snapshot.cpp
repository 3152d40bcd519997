#include "searchd/facets/sharded_snapshot.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <malloc.h>
#include <xapian.h>

#include "schemas/index_layout.h"
#include "searchd/facets/column_values.h"
#include "searchd/facets/index_names.h"
#include "searchd/facets/index_size.h"
#include "searchd/facets/snapshot.h"
#include "searchd/shards/shard_search.h"
#include "searchd/shards/sharded_index.h"

namespace rundkurs::facets {
namespace {

/// The values of all facets, each combination of them as if it were a document.
Result<void> load_values(const Xapian::Database& database, Columns& columns) {
  std::vector<std::size_t> all(facet_count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::array<std::uint32_t, facet_count> places = {};
  const auto combinations = shards::count_combinations(Xapian::Query::MatchAll, all, database);
  for (const auto& [facet, combination, times] : combinations.found) {
    const auto values = found_under(facet_names[facet], values_in(combination));
    if (!columns.facets[facet].append(places[facet]++, values))
      return Error{Error::Code::storage, "a facet has more values than can be counted", "", ""};
  }
  for (const auto facet : all)
    columns.facets[facet].seal(places[facet]);
  return {};
}

constexpr bool begins_as_pairs(const index_layout::Column& column) {
  return column.term_prefix.starts_with(index_layout::pair_prefix);
}
static_assert(std::none_of(index_layout::columns.begin(),
                           index_layout::columns.end(),
                           begins_as_pairs));

/// How terms begin, but for pairs of words, of which there are ten times as many as of all others
/// together: all that begin alike come from a shard at once, before the first can be read.
std::vector<std::string> beginnings_of_terms() {
  std::vector<std::string> beginnings;
  const auto pairs = index_layout::pair_prefix;
  const auto add_others = [&beginnings](std::string_view before, char except) {
    for (unsigned byte = 1; byte < 256; ++byte) {
      if (static_cast<char>(byte) != except)
        beginnings.push_back(std::string(before) + static_cast<char>(byte));
    }
  };
  for (std::size_t i = 0; i < pairs.size(); ++i)
    add_others(pairs.substr(0, i), pairs[i]);
  return beginnings;
}

void load_terms(const Xapian::Database& database, Snapshot& snapshot) {
  for (const auto& beginning : beginnings_of_terms()) {
    const auto end = database.allterms_end(beginning);
    for (auto term = database.allterms_begin(beginning); term != end; ++term) {
      const std::string text = *term;
      add_term(text, term.get_termfreq(), snapshot.lexicon);
      snapshot.sharded->filter_terms.learn(text);
    }
  }
}

}  // namespace

Result<std::shared_ptr<const Snapshot>> open_shards(const std::string& path,
                                                    std::vector<shards::Address> addresses,
                                                    const Vocabulary& vocabulary,
                                                    std::size_t readers) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->sharded = std::make_shared<shards::ShardedIndex>(std::move(addresses));
  auto& set = snapshot->sharded->set;
  const auto connection = set.connect();
  if (connection.missing.size() == connection.parts.size())
    return Error{Error::Code::not_found, "no shard of the index answers", path, ""};
  for (const auto& part : connection.parts) {
    if (part.get_doccount() == 0) continue;  // Missing, or there is nothing to read.
    if (auto right = check_version(part, path); !right) return std::move(right).error();
    if (part.get_metadata(std::string(index_layout::pair_terms_key)).empty())
      return Error{Error::Code::conflict,
                   "is no shard: phrases would not be found in it",
                   path,
                   "build shards with: rundkurs-index build --shards N"};
    if (auto named = load_names(part, *snapshot, path); !named) return std::move(named).error();
    const auto built = part.get_metadata("built");
    if (snapshot->built.empty() || built < snapshot->built) snapshot->built = built;
  }
  snapshot->revision = set.revision();
  snapshot->documents = connection.database.get_doccount();
  snapshot->bytes = index_bytes(stub_of(path));
  if (auto loaded = load_values(connection.database, snapshot->columns); !loaded)
    return std::move(loaded).error();
  load_terms(connection.database, *snapshot);
  add_label_words(vocabulary, snapshot->lexicon);
  snapshot->lexicon.seal();
  snapshot->databases.open(set, readers);
  malloc_trim(0);
  return std::shared_ptr<const Snapshot>(std::move(snapshot));
}

}  // namespace rundkurs::facets
