#include "searchd/query/ranking.h"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs::query {

Result<Ranking> Ranking::load(const std::string& path) {
  if (!std::filesystem::exists(path)) return Ranking();
  const auto json = read_json_file(path, JsonSchema::named("ranking"));
  if (!json) return json.error();
  const auto& factors = json->at("factors");
  return Ranking{.stem = factors.at("stem"),
                 .twin = factors.at("twin"),
                 .parts = factors.at("parts"),
                 .idea = factors.at("idea"),
                 .ideas = factors.at("ideas"),
                 .related = factors.at("related"),
                 .topic = factors.at("topic"),
                 .code = factors.at("code"),
                 .broader = factors.at("broader"),
                 .plain_share = json->at("plain_share"),
                 .general_importance = json->at("general_importance"),
                 .relevance_step = json->at("relevance_step")};
}

}  // namespace rundkurs::query
