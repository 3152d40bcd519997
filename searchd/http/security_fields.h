#pragma once

#include "searchd/http/response.h"

namespace rundkurs::http {

/// The header fields by which browsers are told to trust an answer with no more than it needs
/// (OWASP ASVS 14.4). What a handler has set itself stays.
void add_security_fields(Response& response);

/// A page that any other page may show in a frame of its own.
void let_others_frame(Response& response);

}  // namespace rundkurs::http
