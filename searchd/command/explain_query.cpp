#include <cstdio>
#include <memory>

#include "searchd/command/command.h"
#include "searchd/search/search_service.h"

namespace rundkurs::daemon {
namespace {

int run(const std::string& text, const CommonOptions& common) {
  const auto log = make_log(common);
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return fail(vocabulary.error());
  const auto ranking = load_ranking(common);
  if (!ranking) return fail(ranking.error());
  const auto search =
      SearchService::open({common.index, common.demonstration, 1, *ranking}, *vocabulary, *log);
  if (!search) return fail(search.error());
  const auto explained = (*search)->explain(text);
  if (!explained) return fail(explained.error());
  std::fputs(explained->c_str(), stdout);
  return 0;
}

}  // namespace

void add_explain_query(CLI::App& app, const CommonOptions& common, int& status) {
  auto* const command =
      app.add_subcommand("explain-query", "Print how a query is read: tokens, tree and plan");
  const auto text = std::make_shared<std::string>();
  command->add_option("TEXT", *text, "The query")->required();
  command->callback([text, &common, &status] { status = run(*text, common); });
}

}  // namespace rundkurs::daemon
