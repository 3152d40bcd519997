#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// Of a file or folder of this checkout, "data/vocabulary"; the checkout itself without a name.
/// A function and no macro, so that what a test compiles to does not depend on where it lies.
std::string source_path(std::string_view inside = {});

/// Of the judged data beside the checkout, which need not be there: a test that uses it skips
/// without it, and says so.
std::string shared_path(std::string_view inside = {});

}  // namespace rundkurs
