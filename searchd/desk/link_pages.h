#pragma once

#include "searchd/desk/own_link.h"
#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/links`: the links by which institutions look over their own rows (own_pages.h). `links`
/// must outlive the router.
void add_link_pages(http::Router& router, const DeskSite& site, OwnLinks& links);

}  // namespace rundkurs::desk
