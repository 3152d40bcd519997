#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/person`: what is kept about one person, to be handed out or erased; `/desk/audit`: who
/// did what.
void add_person_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
