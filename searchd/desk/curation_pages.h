#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/curation`: what of the catalogue a person should look at, one queue for each reason; and
/// `/desk/curation/{id}`, where facts are corrected or locked, topics accepted or refused, and the
/// offering marked as seen, each of which leads to the next of the queue.
void add_curation_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
