#pragma once

#include "searchd/http/response.h"
#include "searchd/web/frame.h"
#include "searchd/web/lenient_search.h"

namespace rundkurs::web {

/// A search in a frame on somebody else's page: the first offerings, a box, and the way to all of
/// them. The only page that others may frame; everything in it opens in a window of its own.
http::Response embed_page(const Frame& frame, const LenientSearch& search);

/// The script that puts that frame where it stands itself; any page may load it.
http::Response embed_script();

/// The line by which a page shows offerings on a topic, for whoever wants to paste it.
std::string embed_line(const Frame& frame, std::string_view topic);

}  // namespace rundkurs::web
