#pragma once

#include <string>
#include <utility>

#include "searchd/web/pages.h"
#include "tests/searchd/web/sample_documents.h"

namespace rundkurs::web {

/// The pages over documents that a test makes up.
struct TestSite {
  SampleDocuments documents;
  http::Router router;
  TestSite() {
    add_pages(router,
              {documents, shipped_vocabulary(), shipped_handbook(), "https://example.org", {}});
  }
  http::Response get(std::string path, std::string query = {}) {
    return router.answer(web::get(std::move(path), std::move(query)));
  }
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace rundkurs::web
