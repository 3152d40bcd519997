#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/answers`: the pieces of text that the desk keeps for its answers.
void add_canned_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
