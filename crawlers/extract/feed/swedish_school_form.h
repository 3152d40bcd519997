#pragma once

#include <string_view>

namespace rundkurs::feed {

/// The level words of a Swedish school form code ("yh", "vuxgy", "VUXGR"), where the form has one
/// level; empty for the others (hs: universities, fhs: folk high schools, kku: courses).
std::string_view level_of_school_form(std::string_view code);

}  // namespace rundkurs::feed
