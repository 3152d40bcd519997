#pragma once

#include "crawlers/normalise/place.h"
#include "indexer/analysis/analyser.h"
#include "searchd/match/read_form.h"

namespace rundkurs::match {

/// Countries, regions and towns where it may be held. `analysis` is of the message's text: it
/// knows the base form of inflected names ("Turussa").
void read_places(const Reading& reading,
                 const Analysis& analysis,
                 const normalise::Gazetteer& gazetteer,
                 Inquiry& inquiry);

/// The country where somebody who writes this language most likely is; empty for English.
std::string_view home_of(std::string_view language);

}  // namespace rundkurs::match
