#include "searchd/query/query_tree.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

BOOST_AUTO_TEST_SUITE(query_tree)

BOOST_AUTO_TEST_CASE(free_words_in_a_row_stay_together) {
  struct Case {
    const char* query;
    const char* tree;
  };
  for (const auto& [query, tree] : {
           Case{"", "and()"},
           Case{"sirkulær  økonomi", "and(words(sirkulær  økonomi))"},
           Case{"a \"b c\" d e", "and(words(a), phrase(b c), words(d e))"},
           Case{"a -b c", "and(words(a), words(c), not(words(b)))"},
           Case{"a gjen* b", "and(words(a), prefix(gjen), words(b))"},
           Case{"title:a title:b c", "and(title:words(a b), words(c))"},
           Case{"code:a code:b", "and(code:words(a), code:words(b))"},
           Case{"-\"a b\" -code:c*", "and(not(phrase(a b)), not(code:prefix(c)))"},
       }) {
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(to_text(make_tree(read_tokens(query), query)) == tree);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
