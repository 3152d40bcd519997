#include "crawlers/extract/feed/nus.h"

namespace rundkurs::feed {

std::string_view level_of_nus(std::string_view code) {
  const bool digits = code.find_first_not_of("0123456789") == code.npos;
  if (code.size() < 4 || code.size() > 6 || !digits) return {};
  switch (code.front()) {
    case '3':
    case '4':
      return "videregående opplæring";
    case '5':
      return "fagskole";
    case '6':
      return "bachelor";
    case '7':
      return "master";
    case '8':
      return "ph.d.";
    default:
      return {};
  }
}

}  // namespace rundkurs::feed
