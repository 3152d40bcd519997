#pragma once

#include <string>

#include "schemas/vocabulary.h"
#include "searchd/web/documents.h"
#include "searchd/web/handbook.h"

namespace rundkurs::web {

/// What the pages are made of. What it refers to lives as long as the router.
struct Site {
  const Documents& documents;
  const Vocabulary& vocabulary;
  const Handbook& handbook;
  std::string base_url;  ///< "https://example.org"; empty: as each request addresses the site.
  std::string contact;  ///< Where readers write to: an e-mail address or https://…; may be empty.
  int retention_days = 365;  ///< So long what somebody wrote to the centre is kept.
};

}  // namespace rundkurs::web
