#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/tokens`: what other programs come to the desk with (bearer.h), made and revoked by
/// administrators. A new token is shown once.
void add_token_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
