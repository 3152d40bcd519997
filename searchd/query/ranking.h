#pragma once

#include <string>

#include "schemas/result.h"

namespace rundkurs::query {

/// By how much the ways to hold a word of the query count: `data/ranking.json`, chosen with
/// `rundkurs-searchd evaluate` on judged queries. The word as typed counts 1.
struct Ranking {
  double stem = 0.95;     ///< May join strangers.
  double twin = 0.7;      ///< May be another word.
  double parts = 0.5;     ///< A compound's parts, which may stand far apart.
  double idea = 0.85;     ///< What was meant, said otherwise.
  double ideas = 0.5;     ///< The ideas of a compound's parts, together.
  double related = 0;     ///< An idea near the one that was meant; 0 does not look for it.
  double topic = 0;       ///< An offering placed in the topic of the idea; 0 does not look for it.
  double code = 2.0;      ///< Hardly ever met by chance.
  double broader = 0.25;  ///< Lifts what is found otherwise.
  /// What a word without an idea is worth toward holding enough of the query, beside words that
  /// have one: a name, or how something is done ("reducing wastes"). It ranks, but a text about the
  /// ideas in another language cannot have it.
  double plain_share = 0.25;
  double general_importance = 0.3;  ///< "kurs", "videreutdanning": said or meant in every offering.
  double relevance_step = 0.15;     ///< More of the score for each grade of relevance.

  /// Reads and checks the file; where there is none, the numbers above.
  static Result<Ranking> load(const std::string& path);
};

}  // namespace rundkurs::query
