#pragma once

#include "schemas/desk/desk.h"
#include "searchd/api/api.h"
#include "searchd/http/router.h"

namespace rundkurs::desk {

/// `GET /api/v1/desk/inquiries` and `/api/v1/desk/inquiries/{id}`, for programs with a token of the
/// scope inquiries:read. Whatever is handed out is noted in the audit log. All must outlive the
/// router.
void add_desk_routes(http::Router& router, const api::Context& context, Desk& desk);

}  // namespace rundkurs::desk
