#pragma once

#include "searchd/api/api.h"
#include "searchd/http/router.h"
#include "searchd/match/matcher.h"

namespace rundkurs::api {

/// `POST /api/v1/match`: what a message in plain words asks for, and what answers it. Both
/// arguments must outlive the router.
void add_match_route(http::Router& router, const Context& context, const match::Matcher& matcher);

}  // namespace rundkurs::api
