#include <stdexcept>
#include <variant>

#include "searchd/desk/mail_file.h"
#include "searchd/desk/mail_reader.h"
#include "searchd/http/form_data.h"
#include "searchd/http/limits.h"
#include "searchd/http/media_type.h"
#include "searchd/http/parameters.h"
#include "searchd/http/request_assembler.h"
#include "searchd/match/interpreter.h"
#include "searchd/needs/answer_reader.h"
#include "searchd/needs/survey_mapping.h"
#include "searchd/needs/survey_reader.h"
#include "searchd/query/general_words.h"
#include "searchd/query/lexicon.h"
#include "searchd/query/planner.h"
#include "searchd/query/query_tree.h"
#include "tests/fuzz/reader.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"

namespace rundkurs::fuzz {
namespace {

template <typename Value>
Value needed(Result<Value> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

/// A connection's bytes: requests behind one another until one is refused.
void read_request(std::string_view bytes) {
  static const http::Limits limits;
  static const http::BodyLimit body_limit = [](const auto&) { return limits.body; };
  http::RequestAssembler assembler(limits, body_limit);
  auto state = assembler.append(bytes);
  while (state == http::RequestAssembler::State::ready) {
    const auto request = assembler.take();
    for (const auto& field : request.head.fields)
      static_cast<void>(http::accepted_languages(field.value));
    const auto query = request.head.target.find('?');
    if (query != std::string::npos)
      static_cast<void>(http::parse_parameters(request.head.target.substr(query + 1)));
    state = assembler.state();
  }
}

void read_form(std::string_view bytes) {
  static_cast<void>(http::parse_form_data("multipart/form-data; boundary=x", bytes));
  static_cast<void>(http::parse_parameters(bytes));
}

query::Lexicon few_words() {
  query::Lexicon lexicon;
  for (const char* word : {"sirkulær", "økonomi", "avfall", "kierrätys", "plast", "reuse"})
    lexicon.add_word(word, 3);
  lexicon.add_code("tek680");
  lexicon.seal();
  return lexicon;
}

void read_query(std::string_view bytes) {
  static const auto lexicon = few_words();
  static const query::GeneralWords general(*shipped_vocabulary(), shipped_analyser());
  const query::Planner planner(shipped_analyser(), *shipped_vocabulary(), general, lexicon);
  const auto tokens = query::read_tokens(bytes.substr(0, 4 * query::max_characters));
  for (const auto& token : tokens) {
    if (token.text.empty() || token.end > bytes.size()) throw std::logic_error("no token");
  }
  static_cast<void>(query::to_text(planner.plan(query::make_tree(tokens, bytes))));
}

void read_inquiry(std::string_view bytes) {
  constexpr std::int32_t today = 20'790;  // Days since 1970; any will do.
  static const auto interpreter =
      needed(match::Interpreter::load(source_path("data"), shipped_vocabulary()));
  static_cast<void>(interpreter.read(bytes, today, shipped_analyser()));
}

void read_mails(std::string_view bytes) {
  const auto file = desk::messages_in(bytes);
  for (const auto message : file.messages) {
    if (!desk::excess_of(message)) static_cast<void>(desk::read_mail(message, file.mbox));
  }
}

void read_survey_table(std::string_view bytes) {
  static const auto reader =
      needed(needs::AnswerReader::load(source_path("data"), shipped_vocabulary()));
  static_cast<void>(needs::read_survey(bytes, "fuzz.csv", "fuzz", {}, reader));
}

}  // namespace

std::vector<Reader> daemon_readers() {
  return {{"request", &read_request, {}},
          {"form", &read_form, {}},
          {"query", &read_query, {}},
          {"inquiry", &read_inquiry, {"tests/fixtures/language_blocks"}},
          {"mail", &read_mails, {}},
          {"survey", &read_survey_table, {}}};
}

}  // namespace rundkurs::fuzz
