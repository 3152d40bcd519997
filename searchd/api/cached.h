#pragma once

#include "searchd/api/api.h"

namespace rundkurs::api {

/// A handler whose answers change only with the index and the day, and that is asked again only
/// when one of these has changed. What is no success, is streamed or has no tag is not kept.
http::Handler cached(http::Handler handler, const Context& context);

}  // namespace rundkurs::api
