#pragma once

#include "searchd/api/api.h"
#include "searchd/search/per_snapshot.h"
#include "searchd/web/documents.h"

namespace rundkurs::api {

/// The API's documents for the pages, without the way over HTTP.
class ApiDocuments final : public web::Documents {
 public:
  explicit ApiDocuments(const Context& context) : context_(context) {}

  Search search(const std::vector<http::Parameter>& parameters) const override;
  Search overview(const std::vector<http::Parameter>& parameters) const override;
  std::shared_ptr<const nlohmann::json> places() const override;
  void count_search(std::string_view language, bool found) const override;
  std::optional<nlohmann::json> offering(std::string_view id) const override;
  std::optional<nlohmann::json> linked_data(std::string_view id) const override;
  nlohmann::json similar(std::string_view id, std::string_view language) const override;
  nlohmann::json concept_sentences(std::string_view id, std::string_view language) const override;
  Index index() const override;

 private:
  /// Goes on without what means nothing, and asks.
  template <typename Ask>
  Search lenient(const std::vector<http::Parameter>& parameters, const Ask& ask) const;
  std::optional<Offering> find(std::string_view id) const;
  Context context_;
  mutable PerSnapshot<nlohmann::json> places_;
};

}  // namespace rundkurs::api
