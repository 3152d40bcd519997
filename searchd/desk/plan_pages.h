#pragma once

#include "searchd/desk/room.h"
#include "searchd/match/matcher.h"

namespace rundkurs::desk {

/// `/desk/plan`: what a company's team needs, role by role, and the smallest set of offerings that
/// covers it, as a table of roles with their topics against offerings. Nothing is stored. `matcher`
/// must outlive the router.
void add_plan_pages(http::Router& router, const DeskSite& site, const match::Matcher& matcher);

}  // namespace rundkurs::desk
