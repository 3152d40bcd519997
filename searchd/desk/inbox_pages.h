#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk`: what came in, newest first; `/desk/new`: to take in what came by mail or was told.
void add_inbox_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
