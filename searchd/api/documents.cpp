#include "searchd/api/documents.h"

#include <nlohmann/json.hpp>

#include "schemas/offering_json.h"
#include "searchd/api/overview_json.h"
#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"
#include "searchd/export/linked_data.h"
#include "searchd/search/index_records.h"
#include "searchd/shards/sharded_index.h"

namespace rundkurs::api {

template <typename Ask>
web::Documents::Search ApiDocuments::lenient(const std::vector<http::Parameter>& parameters,
                                             const Ask& ask) const {
  const auto read = read_search(parameters, context_.search.vocabulary(), context_.find_place);
  Search outcome;
  for (const auto& problem : read.problems)
    outcome.refused.push_back({problem.parameter, problem.value});
  Result<nlohmann::json> answer = ask(read.request);
  if (answer) {
    outcome.answer = std::move(*answer);
  } else {
    outcome.problem = problem_of(answer.error(), context_);
  }
  return outcome;
}

web::Documents::Search ApiDocuments::search(const std::vector<http::Parameter>& parameters) const {
  return lenient(parameters, [this](const SearchRequest& request) -> Result<nlohmann::json> {
    const auto answer = context_.search.search(request, today());
    if (!answer) return answer.error();
    return to_json(request, *answer, context_.hints.in(request, context_.search), context_.search);
  });
}

web::Documents::Search ApiDocuments::overview(
    const std::vector<http::Parameter>& parameters) const {
  return lenient(parameters, [this](const SearchRequest& request) -> Result<nlohmann::json> {
    const auto found = context_.search.select(request, today());
    if (!found) return found.error();
    if (found->snapshot().sharded != nullptr) return needs_local_index("The overview");
    return to_json(overview_of(*found), request.language, context_.search);
  });
}

std::shared_ptr<const nlohmann::json> ApiDocuments::places() const {
  const auto snapshot = context_.search.snapshot();
  if (snapshot == nullptr) return std::make_shared<nlohmann::json>(nlohmann::json::array());
  return places_.of(*snapshot, [](const facets::Snapshot& current) {
    auto list = nlohmann::json::array();
    for (const auto& place : place_positions(current))
      list.push_back(to_json(place));
    return list;
  });
}

void ApiDocuments::count_search(std::string_view language, bool found) const {
  if (context_.counts != nullptr) context_.counts->searched(language, found);
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
  const bool in_shards = snapshot->sharded != nullptr;
  auto revision = snapshot->revision;
  // A page that was made without a shard is another one.
  if (in_shards) revision += "-" + std::to_string(snapshot->sharded->set.state());
  return {true, snapshot->documents, snapshot->built, std::move(revision), in_shards};
}

}  // namespace rundkurs::api
