#pragma once

#include "indexer/write/index_builder.h"

namespace rundkurs {

/// Brings an index in `shards` shards up to the catalogue, one after the other: each is a folder of
/// generations of its own, `shard-1` and so on in `options.index`, that xapian-tcpsrv can serve on
/// any machine. The stub file `current` beside them names them all, so that the folder is an index
/// that can be served as it is. With `only` (from 1 on) just that shard is built, and no stub
/// written.
///
/// A folder that holds an index without shards is refused. What is told is of all shards together.
Result<BuildReport> build_shards(const BuildOptions& options,
                                 unsigned shards,
                                 unsigned only,
                                 Catalogue& catalogue,
                                 Progress& progress);

}  // namespace rundkurs
