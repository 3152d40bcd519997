#pragma once

#include <string>

namespace rundkurs::feeds {

/// What other people's robots are asked (RFC 9309): pages of offerings may be read, lists with
/// their endless combinations of filters may not, since the sitemap names everything there is.
std::string robots_txt(const std::string& base_url);

}  // namespace rundkurs::feeds
