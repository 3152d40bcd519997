#include "searchd/shards/xapian_bm25.h"

#include <cmath>

#include "searchd/query/bm25.h"

namespace rundkurs::shards {

Xapian::BM25Weight bm25() {
  return {query::bm25::k1, 0, 0, query::bm25::b, 0};
}

double rarity_of_term(double holders, double documents) {
  auto odds = (documents - holders + 0.5) / (holders + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

}  // namespace rundkurs::shards
