#include "crawlers/normalise/heading.h"

namespace rundkurs::normalise {

std::optional<HeadingMeaning> heading_meaning(std::string_view heading, const WordTable& words) {
  std::optional<HeadingMeaning> best;
  for (const auto& hit :
       words.phrases().find(tokenise(heading), [](std::size_t) { return true; })) {
    for (const auto entry : hit.entries) {
      const HeadingMeaning next{words.entry(entry).means, hit.last - hit.first, entry};
      if (!best || next.surer_than(*best)) best = next;
    }
  }
  return best;
}

}  // namespace rundkurs::normalise
