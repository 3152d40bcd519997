#include "searchd/command/command.h"

#include <cstdio>
#include <utility>

#include "schemas/file.h"

namespace rundkurs::daemon {

int fail(const Error& error) {
  std::fprintf(stderr, "rundkurs-searchd: %s\n", describe(error).c_str());
  return exit_status(error);
}

Result<std::shared_ptr<const Vocabulary>> load_vocabulary(const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  auto vocabulary = Vocabulary::load(*data + "/vocabulary");
  if (!vocabulary) return std::move(vocabulary).error();
  return std::make_shared<const Vocabulary>(*std::move(vocabulary));
}

Result<query::Ranking> load_ranking(const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  return query::Ranking::load(*data + "/ranking.json");
}

std::unique_ptr<Log> make_log(const CommonOptions& common) {
  if (common.log_json) return std::make_unique<JsonLog>(stderr);
  return std::make_unique<TextLog>(stderr);
}

}  // namespace rundkurs::daemon
