#pragma once

#include <xapian.h>

namespace rundkurs::shards {

/// Xapian's BM25 with the parameters of query::HoldingsReader.
Xapian::BM25Weight bm25();

/// The part of its weight of a term that depends on how many of all documents hold it (1.4;
/// BM25Weight::init without relevance set). A weight divided by it is what HoldingsReader calls the
/// value of a holding.
double rarity_of_term(double holders, double documents);

}  // namespace rundkurs::shards
