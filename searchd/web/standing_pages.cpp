#include "searchd/web/standing_pages.h"

namespace rundkurs::web {

std::vector<std::string> standing_pages(const Vocabulary& vocabulary, const Handbook& handbook) {
  std::vector<std::string> paths{"/about",
                                 "/accessibility",
                                 "/ask",
                                 "/for-institutions",
                                 "/gaps",
                                 "/guide",
                                 "/institutions",
                                 "/overview",
                                 "/robot",
                                 "/sectors",
                                 "/topics"};
  for (const auto& topic : vocabulary.topics())
    paths.push_back("/topics/" + topic.id);
  for (const auto& sector : handbook.sectors())
    paths.push_back("/sectors/" + sector.id);
  return paths;
}

}  // namespace rundkurs::web
