#pragma once

#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/query/query_plan.h"
#include "searchd/query/read_words.h"

namespace rundkurs::query {

/// Sets what each word of a query counts toward holding enough of it; `groups` are as many as the
/// words.
///
/// A word without an idea beside words that have one counts `plain_share`: a text about the ideas
/// in another language cannot have it. What "and" or a comma joins are sides of the query, of which
/// a document need hold one; each needs an idea of its own, and a label may reach across ("bygge-
/// og anleggsavfall").
void set_shares(const ReadWords& words,
                const Vocabulary& vocabulary,
                double plain_share,
                std::vector<Group>& groups);

}  // namespace rundkurs::query
