#include "searchd/query/query_tree.h"

#include <fmt/format.h>

namespace rundkurs::query {
namespace {

bool is_free_word(const QueryToken& token) {
  return token.kind == QueryToken::Kind::word && !token.prefix && !token.excluded &&
         token.field != Field::code;
}

Clause::Kind kind_of(const QueryToken& token) {
  if (token.prefix) return Clause::Kind::prefix;
  return token.kind == QueryToken::Kind::phrase ? Clause::Kind::phrase : Clause::Kind::words;
}

std::string to_text(const Clause& clause) {
  constexpr std::string_view kinds[] = {"words", "phrase", "prefix"};
  const auto field =
      clause.field == Field::any ? std::string() : std::string(name_of(clause.field)) + ":";
  return fmt::format("{}{}({})", field, kinds[static_cast<std::size_t>(clause.kind)], clause.text);
}

}  // namespace

QueryTree make_tree(const std::vector<QueryToken>& tokens, std::string_view query) {
  QueryTree tree;
  const QueryToken* before = nullptr;
  for (const auto& token : tokens) {
    const bool goes_on = before != nullptr && is_free_word(*before) && is_free_word(token) &&
                         before->field == token.field;
    if (goes_on && token.field == Field::any) {
      // As typed: a hyphen or comma between two words can matter to their meaning.
      tree.wanted.back().text += query.substr(before->end, token.end - before->end);
    } else if (goes_on) {
      tree.wanted.back().text += " " + token.text;
    } else {
      (token.excluded ? tree.excluded : tree.wanted)
          .push_back({kind_of(token), token.field, token.text});
    }
    before = &token;
  }
  return tree;
}

std::string to_text(const QueryTree& tree) {
  std::string text;
  for (const auto& clause : tree.wanted)
    text += (text.empty() ? "" : ", ") + to_text(clause);
  for (const auto& clause : tree.excluded)
    text += fmt::format("{}not({})", text.empty() ? "" : ", ", to_text(clause));
  return "and(" + text + ")";
}

}  // namespace rundkurs::query
