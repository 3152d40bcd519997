#pragma once

#include <span>
#include <string>

#include "schemas/offering.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// What one page, feed or file said of an offering.
struct Observation {
  Offering record;
  Timestamp changed{};     ///< When it began to say so.
  bool withdrawn = false;  ///< The page is gone.
};

/// One record from all observations of an offering (the page in another language, a later year, a
/// register beside the institution's page):
///   - texts are joined by language, pages likewise, runs by time and place;
///   - of a fact that several state, the newest one's word stands. Newer is what was seen to change
///     on a later day; of one day, what starts later (two editions read in one go);
///   - what belongs together stays together: ECTS and credits, level and EQF, pace and part time;
///   - a person's word (provenance "person") gives way only to a person's;
///   - a person's topics and relevance stand before everybody's;
///   - a withdrawn page still counts for its words, not for its address and its runs, as long as
///     another page is there;
///   - provenance follows each value. Where a text's languages come from different observations,
///     the other ones have their own: "title.en".
/// `id`, `aliases` and the timestamps are the store's, and left empty. A single observation comes
/// out as it went in.
Offering join_records(std::span<const Observation> observations);

/// The language of the page a record was read from, where the record tells it; else empty.
std::string page_language(const Offering& record);

}  // namespace rundkurs
