#include "crawlers/harvest/visit.h"

namespace rundkurs {

FrontierEntry entry_found_by(
    const Visit& visit, const Url& url, PageKind kind, int depth, Timestamp now) {
  return {.url = url.text(),
          .source = visit.entry.source,
          .host = url.authority(),
          .kind = kind,
          .found_on = visit.page().text(),
          .depth = depth,
          .due = now};
}

}  // namespace rundkurs
