#pragma once

#include "schemas/offering.h"
#include "searchd/match/inquiry.h"

namespace rundkurs::match {

/// Of an offering that several records tell of, puts forward the one whose page is in a language
/// that was asked for: whoever asks for Swedish is led to the Swedish page. Its id, address and
/// aliases change; nothing does where no language was asked for, or no record is in it.
void put_wanted_record_first(Offering& offering, const Choice& languages);

}  // namespace rundkurs::match
