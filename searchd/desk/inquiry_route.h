#pragma once

#include <string>
#include <vector>

#include "searchd/api/api.h"
#include "searchd/desk/allowance.h"
#include "searchd/desk/intake.h"
#include "searchd/http/router.h"

namespace rundkurs::desk {

/// `POST /api/v1/inquiries`: stores a message for the desk. Anybody may, as often as the allowance
/// has it for an address; a program with a token of the scope inquiries:write has its own, and what
/// it sends is noted in the audit log. `intake` and `desk` are null where there is no desk to keep
/// it: then the answer is 503. All must outlive the router.
void add_inquiry_route(http::Router& router,
                       const api::Context& context,
                       const Intake* intake,
                       Desk* desk,
                       Allowance& allowance,
                       const std::vector<std::string>& proxies);

}  // namespace rundkurs::desk
