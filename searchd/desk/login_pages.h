#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/login`, `/desk/logout` and `/desk/password`.
void add_login_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
