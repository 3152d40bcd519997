#pragma once

#include <map>
#include <string>
#include <vector>

#include "crawlers/extract/page/fact.h"

namespace rundkurs::page {

/// The facts that speak for the page's own offering, by field, the best first.
using Choice = std::map<RawField, std::vector<const Fact*>>;

/// Pages repeat labels: an examination panel has credits of its own, a list of related courses
/// whole sets of facts. The group that holds the course code speaks for the page, else the group
/// with the most different facts; other groups only for what it does not say. Empty for a page
/// that is a list of offerings.
Choice choose_facts(const std::vector<Fact>& facts);

/// Whether the choice shows that the page is about one offering: two things said of it, one of them
/// of a kind that only offerings have.
/// `told_elsewhere` fields of these are stated by the title itself, or in the row of a table;
/// `states_more`: something else is said without a label.
bool is_evidence(const Choice& choice, int told_elsewhere, bool states_more);

}  // namespace rundkurs::page
