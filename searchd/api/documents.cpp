#include "searchd/api/documents.h"

#include <nlohmann/json.hpp>

#include "schemas/offering_json.h"
#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"
#include "searchd/export/linked_data.h"

namespace rundkurs::api {

web::Documents::Search ApiDocuments::search(const std::vector<http::Parameter>& parameters) const {
  const auto read = read_search(parameters, context_.search.vocabulary(), context_.find_place);
  Search outcome;
  for (const auto& problem : read.problems)
    outcome.refused.push_back({problem.parameter, problem.value});
  const auto answer = context_.search.search(read.request, today());
  if (answer) {
    outcome.answer = to_json(
        read.request, *answer, context_.hints.in(read.request, context_.search), context_.search);
  } else {
    outcome.problem = problem_of(answer.error(), context_);
  }
  return outcome;
}

std::optional<Offering> ApiDocuments::find(std::string_view id) const {
  auto found = context_.search.offering(id);
  if (found) return *std::move(found);
  problem_of(found.error(), context_);  // Logged; to the reader it is not there.
  return {};
}

std::optional<nlohmann::json> ApiDocuments::offering(std::string_view id) const {
  const auto found = find(id);
  if (!found) return {};
  return rundkurs::to_json(*found);
}

std::optional<nlohmann::json> ApiDocuments::linked_data(std::string_view id) const {
  const auto found = find(id);
  if (!found) return {};
  return exported::linked_data(*found);
}

nlohmann::json ApiDocuments::similar(std::string_view id, std::string_view language) const {
  constexpr std::size_t shown = 4;
  auto hits = nlohmann::json::array();
  const auto found = context_.search.similar(id, shown, language);
  if (!found) problem_of(found.error(), context_);  // Logged; the page does without.
  if (!found || !*found) return hits;
  for (const auto& hit : (*found)->hits)
    hits.push_back(to_json(hit, language, context_.search));
  return hits;
}

nlohmann::json ApiDocuments::concept_sentences(std::string_view id,
                                               std::string_view language) const {
  auto list = nlohmann::json::array();
  const auto offering = find(id);
  if (!offering) return list;
  for (const auto& shown : context_.search.concept_sentences(*offering, language)) {
    list.push_back({{"concept", shown.concept_id},
                    {"before", shown.before},
                    {"found", shown.found},
                    {"after", shown.after},
                    {"lang", shown.language}});
  }
  return list;
}

web::Documents::Index ApiDocuments::index() const {
  const auto snapshot = context_.search.snapshot();
  if (snapshot == nullptr) return {};
  return {true, snapshot->documents, snapshot->built, snapshot->revision};
}

}  // namespace rundkurs::api
