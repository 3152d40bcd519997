#include "searchd/search/passage_cache.h"

#include <functional>

namespace rundkurs {
namespace {

// Of the list and the map, for each entry.
constexpr std::size_t overhead = 150;

}  // namespace

std::shared_ptr<const ReadPassage> PassageCache::read(std::string_view text,
                                                      std::string_view language,
                                                      const Analyser& analyser) {
  const std::hash<std::string_view> digest;
  // A text is analysed in its language: the same words in two of them are two passages.
  const Key key{digest(text) ^ (digest(language) << 1U), text.size()};
  if (auto known = kept_.find(key); known != nullptr) return known;
  auto passage = std::make_shared<const ReadPassage>(analyser.analyse(text, language));
  kept_.keep(key, passage, overhead + passage->bytes());
  return passage;
}

}  // namespace rundkurs
