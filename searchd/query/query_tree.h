#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/query_token.h"

namespace rundkurs::query {

/// A part of a query that is understood by itself.
struct Clause {
  enum class Kind {
    words,   ///< Free words in a row: an idea may span several of them.
    phrase,  ///< Just these words in this order.
    prefix,  ///< Every word with this beginning.
  };
  Kind kind = Kind::words;
  Field field = Field::any;
  std::string text;
};

/// The second step: what must, and what must not be there.
struct QueryTree {
  std::vector<Clause> wanted;
  std::vector<Clause> excluded;

  bool empty() const { return wanted.empty() && excluded.empty(); }
};

QueryTree make_tree(const std::vector<QueryToken>& tokens, std::string_view query);

/// `and(words(ombruk bygg), phrase(farlig avfall), not(words(plast)), title:prefix(gjen))`.
std::string to_text(const QueryTree& tree);

}  // namespace rundkurs::query
