#pragma once

#include "searchd/api/api.h"
#include "searchd/http/router.h"
#include "searchd/match/matcher.h"

namespace rundkurs::api {

/// `POST /api/v1/plan`: the smallest sets of offerings that cover some topics, or what the roles of
/// a team need. Both arguments must outlive the router.
void add_plan_route(http::Router& router, const Context& context, const match::Matcher& matcher);

}  // namespace rundkurs::api
