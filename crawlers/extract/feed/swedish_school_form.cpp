#include "crawlers/extract/feed/swedish_school_form.h"

#include <array>

#include "crawlers/extract/ascii.h"

namespace rundkurs::feed {
namespace {

struct SchoolForm {
  std::string_view code;
  std::string_view level;
};

constexpr std::array<SchoolForm, 6> forms = {{{"yh", "yrkeshögskola"},
                                              {"vuxgy", "gymnasial vuxenutbildning"},
                                              {"gy", "gymnasieskola"},
                                              {"vuxgr", "grundläggande vuxenutbildning"},
                                              {"gr", "grundskola"},
                                              {"sfi", "grundläggande vuxenutbildning"}}};

}  // namespace

std::string_view level_of_school_form(std::string_view code) {
  for (const auto& form : forms) {
    if (equals_ignoring_case(code, form.code)) return form.level;
  }
  return {};
}

}  // namespace rundkurs::feed
