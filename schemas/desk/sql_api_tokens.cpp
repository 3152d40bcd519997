#include "schemas/desk/sql_api_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "schemas/desk/act.h"
#include "schemas/desk/asked_json.h"
#include "schemas/random_text.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t token_id_characters = 12;

constexpr std::array<std::pair<Scope, std::string_view>, 2> scopes = {
    {{Scope::send_inquiries, "inquiries:write"}, {Scope::read_inquiries, "inquiries:read"}}};

std::string scopes_text(const std::vector<Scope>& given) {
  std::vector<std::string> names;
  for (const auto scope : given)
    names.emplace_back(name_of(scope));
  return list_text(names);
}

std::vector<Scope> scopes_of(std::string_view text) {
  std::vector<Scope> given;
  for (const auto& name : list_of(text))
    if (const auto scope = scope_named(name)) given.push_back(*scope);
  return given;
}

std::string select_token(std::string_view rest) {
  return fmt::format(
      "SELECT id, name, digest, scopes, made_by, made, used, revoked FROM api_token {}", rest);
}

ApiToken token_of(const sql::Use& row) {
  return {row.text(0),
          row.text(1),
          row.text(2),
          scopes_of(row.view(3)),
          row.text(4),
          row.time(5),
          row.optional_time(6),
          row.optional_time(7)};
}

}  // namespace

std::string_view name_of(Scope scope) {
  for (const auto& [known, name] : scopes)
    if (known == scope) return name;
  return {};
}

std::optional<Scope> scope_named(std::string_view name) {
  for (const auto& [scope, known] : scopes)
    if (known == name) return scope;
  return std::nullopt;
}

bool ApiToken::may(Scope scope) const {
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

SqlApiTokens::SqlApiTokens(sql::SharedConnection& shared)
    : shared_(shared),
      add_(shared.connection(),
           "INSERT INTO api_token (id, name, digest, scopes, made_by, made)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      list_(shared.connection(), select_token("ORDER BY made DESC, id")),
      find_(shared.connection(), select_token("WHERE digest = ?1")),
      revoke_(shared.connection(),
              "UPDATE api_token SET revoked = coalesce(revoked, ?2) WHERE id = ?1"),
      touch_(shared.connection(), "UPDATE api_token SET used = ?2 WHERE id = ?1"),
      note_(shared.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)") {}

Result<std::string> SqlApiTokens::add(const ApiToken& token, const By& by) {
  return shared_.in_transaction([&] {
    auto id = random_text(token_id_characters);
    add_.run(id, token.name, token.digest, scopes_text(token.scopes), by.account, by.at);
    note_.run(by.at, by.account, name_of(Act::token_made), id);
    return id;
  });
}

Result<std::vector<ApiToken>> SqlApiTokens::list() {
  return shared_.guarded([&] {
    std::vector<ApiToken> all;
    for (auto row = list_.use(); row.next();)
      all.push_back(token_of(row));
    return all;
  });
}

Result<std::optional<ApiToken>> SqlApiTokens::find(std::string_view digest) {
  return shared_.guarded([&] {
    auto row = find_.use(digest);
    return row.next() ? std::optional(token_of(row)) : std::nullopt;
  });
}

Result<void> SqlApiTokens::revoke(std::string_view id, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    revoke_.run(id, by.at);
    if (shared_.connection().changes() == 0)
      return Error{Error::Code::not_found, "there is no such token", "", ""};
    note_.run(by.at, by.account, name_of(Act::token_revoked), id);
    return {};
  });
}

Result<void> SqlApiTokens::touch(std::string_view id, Timestamp used) {
  return shared_.in_transaction([&]() -> Result<void> {
    touch_.run(id, used);
    return {};
  });
}

}  // namespace rundkurs::desk
