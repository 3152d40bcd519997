#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "schemas/json.h"
#include "searchd/command/command.h"
#include "searchd/command/ranking_measure.h"
#include "searchd/match/matcher.h"
#include "searchd/search/search_parameters.h"
#include "searchd/search/search_service.h"

namespace rundkurs::daemon {
namespace {

// A judged query: {"qid","q","lang","type","filters":{name:[values]},"judgements":{id:grade}}.
struct JudgedQuery {
  SearchRequest request;
  std::string language;
  std::string type;
  Judgements judgements;
};

Result<JudgedQuery> read_query(const nlohmann::json& row,
                               const std::string& where,
                               const Vocabulary& vocabulary) {
  JudgedQuery query;
  std::vector<http::Parameter> parameters;
  try {
    parameters.push_back({"q", row.at("q").get<std::string>()});
    query.language = row.value("lang", std::string());
    query.type = row.value("type", std::string());
    for (const auto& [id, grade] : row.at("judgements").items())
      if (grade.get<int>() > 0) query.judgements[id] = grade.get<int>();
    const auto filters = row.value("filters", nlohmann::json::object());
    for (const auto& [name, values] : filters.items()) {
      for (const auto& value : values)
        parameters.push_back({name, value.get<std::string>()});
    }
  } catch (const nlohmann::json::exception& error) {
    return Error{Error::Code::malformed, error.what(), where, "a line is one judged query"};
  }
  const auto read = read_search(parameters, vocabulary, [](auto) { return std::nullopt; });
  if (!read.problems.empty()) {
    const auto& problem = read.problems.front();
    return Error{Error::Code::malformed, problem.detail, where + " " + problem.parameter, ""};
  }
  query.request = read.request;
  query.request.counted = {};
  query.request.per_page = 10;
  return query;
}

// A judged inquiry: {"iid","text","lang","judgements":{id:grade}}.
struct JudgedInquiry {
  match::MatchRequest request;
  std::string language;
  Judgements judgements;
};

Result<JudgedInquiry> read_inquiry(const nlohmann::json& row, const std::string& where) {
  JudgedInquiry inquiry;
  try {
    inquiry.request.text = row.at("text").get<std::string>();
    inquiry.language = row.value("lang", std::string());
    for (const auto& [id, grade] : row.at("judgements").items())
      if (grade.get<int>() > 0) inquiry.judgements[id] = grade.get<int>();
  } catch (const nlohmann::json::exception& error) {
    return Error{Error::Code::malformed, error.what(), where, "a line is one judged inquiry"};
  }
  return inquiry;
}

struct Sum {
  std::size_t queries = 0;
  RankingMeasure measure;

  void add(const RankingMeasure& more) {
    ++queries;
    measure.ndcg += more.ndcg;
    measure.mrr += more.mrr;
    measure.recall += more.recall;
  }
  std::string line(const std::string& name) const {
    const auto count = static_cast<double>(queries);
    return fmt::format("{:24}{:5}{:9.3f}{:9.3f}{:9.3f}\n",
                       name,
                       queries,
                       measure.ndcg / count,
                       measure.mrr / count,
                       measure.recall / count);
  }
};

/// Puts each line's question to the index, and sums up how good the rankings are.
class Evaluation {
 public:
  Evaluation(const SearchService& search, const match::Matcher& matcher)
      : search_(search), matcher_(matcher) {}

  Result<void> take(const nlohmann::json& row, const std::string& where) {
    return row.contains("text") ? take_inquiry(row, where) : take_query(row, where);
  }

  void print() const {
    fmt::print("{:24}{:>5}{:>9}{:>9}{:>9}\n", "", "n", "nDCG@10", "MRR@10", "R@10");
    for (const auto& [name, sum] : sums_)
      fmt::print("{}", sum.line(name));
  }

 private:
  Result<void> take_query(const nlohmann::json& row, const std::string& where) {
    const auto query = read_query(row, where, search_.vocabulary());
    if (!query) return query.error();
    const auto answer = search_.search(query->request, today());
    if (!answer) return answer.error();
    std::vector<std::string> ranking;
    for (const auto& hit : answer->hits)
      ranking.push_back(hit.offering.id);
    add(ranking, query->judgements, "type " + query->type, query->language);
    return {};
  }

  Result<void> take_inquiry(const nlohmann::json& row, const std::string& where) {
    const auto inquiry = read_inquiry(row, where);
    if (!inquiry) return inquiry.error();
    // A message that nothing answers has no ranking to measure.
    if (inquiry->judgements.empty()) return {};
    const auto answer = matcher_.match(inquiry->request, today());
    if (!answer) return answer.error();
    std::vector<std::string> ranking;
    for (const auto& hit : answer->hits)
      ranking.push_back(hit.hit.offering.id);
    add(ranking, inquiry->judgements, "type inquiry", inquiry->language);
    return {};
  }

  void add(const std::vector<std::string>& ranking,
           const Judgements& judgements,
           const std::string& type,
           const std::string& language) {
    const auto measure = measure_ranking(ranking, judgements);
    for (const auto& name : {std::string("all"), type, "lang " + language})
      sums_[name].add(measure);
  }

  const SearchService& search_;
  const match::Matcher& matcher_;
  std::map<std::string, Sum> sums_;
};

int evaluate(const std::string& file, const CommonOptions& common) {
  const auto log = make_log(common);
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return fail(vocabulary.error());
  const auto ranking = load_ranking(common);
  if (!ranking) return fail(ranking.error());
  const auto search =
      SearchService::open({common.index, common.demonstration, 1, *ranking}, *vocabulary, *log);
  if (!search) return fail(search.error());
  const auto data = find_data_folder(common.data);
  if (!data) return fail(data.error());
  const auto matcher = match::Matcher::open(**search, *data, *vocabulary, common.demonstration);
  if (!matcher) return fail(matcher.error());
  std::ifstream lines(file);
  if (!lines) return fail({Error::Code::not_found, "this file cannot be read", file, ""});
  Evaluation evaluation(**search, **matcher);
  const auto done =
      for_each_ndjson(lines, file, [&](const nlohmann::json& row, const std::string& where) {
        return evaluation.take(row, where);
      });
  if (!done) return fail(done.error());
  evaluation.print();
  return 0;
}

}  // namespace

void add_evaluate(CLI::App& app, const CommonOptions& common, int& status) {
  auto* const command = app.add_subcommand(
      "evaluate", "Measure the ranking of judged queries or inquiries, by type and language");
  const auto file = std::make_shared<std::string>();
  command->add_option("--judgements", *file, "NDJSON, one judged query or inquiry a line")
      ->required();
  command->callback([file, &common, &status] { status = evaluate(*file, common); });
}

}  // namespace rundkurs::daemon
