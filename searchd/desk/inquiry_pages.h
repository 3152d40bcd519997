#pragma once

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// `/desk/inquiries/{id}`: one inquiry, to be understood, answered and, by an administrator,
/// erased.
void add_inquiry_pages(http::Router& router, const DeskSite& site);

}  // namespace rundkurs::desk
