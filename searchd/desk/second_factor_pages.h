#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/second-factor`: where somebody begins or ends a second factor of their own account.
void add_second_factor_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
