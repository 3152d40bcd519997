#include "searchd/api/documents.h"

#include <nlohmann/json.hpp>

#include "schemas/offering_json.h"
#include "searchd/api/replies.h"
#include "searchd/api/search_route.h"

namespace rundkurs::api {

std::variant<nlohmann::json, Problem> ApiDocuments::search(
    const std::vector<http::Parameter>& parameters) const {
  return search_document(parameters, context_);
}

std::optional<nlohmann::json> ApiDocuments::offering(std::string_view id) const {
  const auto found = context_.search.offering(id);
  if (!found) problem_of(found.error(), context_);  // Logged; to the reader it is not there.
  if (!found || !*found) return std::nullopt;
  return rundkurs::to_json(**found);
}

web::Documents::Index ApiDocuments::index() const {
  const auto snapshot = context_.search.snapshot();
  if (snapshot == nullptr) return {};
  return {true, snapshot->documents, snapshot->built, snapshot->revision};
}

}  // namespace rundkurs::api
