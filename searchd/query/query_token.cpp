#include "searchd/query/query_token.h"

#include <algorithm>

#include <fmt/format.h>

namespace rundkurs::query {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Quotation marks as keyboards and word processors have them; „ and “ open, ” and “ close.
constexpr std::string_view quotes[] = {"\"", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};

std::size_t quote_at(std::string_view text, std::size_t at) {
  for (const auto quote : quotes) {
    if (text.substr(at, quote.size()) == quote) return quote.size();
  }
  return 0;
}

class Reader {
 public:
  explicit Reader(std::string_view query) : query_(query) {}

  std::vector<QueryToken> read() {
    for (;;) {
      while (at_ < query_.size() && is_space(query_[at_]))
        ++at_;
      if (at_ >= query_.size()) return std::move(tokens_);
      read_token();
    }
  }

 private:
  void read_token() {
    QueryToken token;
    if (query_[at_] == '-' && at_ + 1 < query_.size() && !is_space(query_[at_ + 1])) {
      token.excluded = true;
      ++at_;
    }
    token.field = read_field();
    if (const auto quote = quote_at(query_, at_); quote > 0) {
      at_ += quote;
      read_phrase(token);
    } else {
      read_word(token);
    }
  }

  Field read_field() {
    for (const auto field : {Field::title, Field::code}) {
      const auto name = std::string(name_of(field)) + ":";
      if (query_.substr(at_, name.size()) != name) continue;
      const auto behind = at_ + name.size();
      if (behind >= query_.size() || is_space(query_[behind])) break;
      at_ = behind;
      return field;
    }
    return Field::any;
  }

  // A phrase that is never closed ends with the query.
  void read_phrase(QueryToken& token) {
    token.kind = QueryToken::Kind::phrase;
    const auto begin = at_;
    while (at_ < query_.size() && quote_at(query_, at_) == 0)
      ++at_;
    add(token, begin, at_);
    if (at_ < query_.size()) at_ += quote_at(query_, at_);
  }

  void read_word(QueryToken& token) {
    const auto begin = at_;
    while (at_ < query_.size() && !is_space(query_[at_]) && quote_at(query_, at_) == 0)
      ++at_;
    auto end = at_;
    while (end > begin && query_[end - 1] == '*')
      --end;
    token.prefix = end < at_;
    add(token, begin, end);
  }

  void add(QueryToken& token, std::size_t begin, std::size_t end) {
    token.begin = begin;
    token.end = end;
    token.text = query_.substr(begin, end - begin);
    if (!std::all_of(token.text.begin(), token.text.end(), is_space)) tokens_.push_back(token);
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> read_tokens(std::string_view query) {
  return Reader(query).read();
}

std::size_t count_words(std::string_view query) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : query) {
    if (!is_space(c) && !inside) ++words;
    inside = !is_space(c);
  }
  return words;
}

std::string_view name_of(Field field) {
  switch (field) {
    case Field::title:
      return "title";
    case Field::code:
      return "code";
    case Field::any:
      break;
  }
  return "any";
}

std::string to_text(const QueryToken& token) {
  const auto inner = token.kind == QueryToken::Kind::phrase
                         ? fmt::format("phrase(\"{}\")", token.text)
                         : fmt::format("word({}{})", token.text, token.prefix ? "*" : "");
  const auto field =
      token.field == Field::any ? std::string() : std::string(name_of(token.field)) + ":";
  return (token.excluded ? "-" : "") + field + inner;
}

std::string to_text(const std::vector<QueryToken>& tokens) {
  std::string text;
  for (const auto& token : tokens)
    text += (text.empty() ? "" : " ") + to_text(token);
  return text;
}

}  // namespace rundkurs::query
