#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// A fingerprint of what an HTML page says: its visible text and its linked data (JSON-LD), without
/// mark-up, styles, other scripts and white space. Pages are served with another session number,
/// form token or script name each time; that is no change a reader would see. One pass, no tree.
std::string content_digest_of_page(std::string_view html);

}  // namespace rundkurs
