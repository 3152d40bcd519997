#include "searchd/match/message.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "crawlers/markup/html_text.h"
#include "indexer/analysis/language_guess.h"
#include "schemas/utf8.h"

namespace rundkurs::match {
namespace {

// A signature is a few lines; what goes on longer is the message again.
constexpr std::size_t longest_signature = 400;
constexpr std::size_t longest_header_line = 120;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool begins_with(const WordTable& table, std::string_view line, std::size_t& length) {
  const auto tokens = normalise::tokenise(line, 8);
  const auto mentions = table.find(tokens, "");
  if (mentions.empty() || mentions.front().first != 0) return false;
  length = mentions.front().last;
  return true;
}

/// "On Monday … wrote:", "Fra: Ola <ola@…>", "-----Original Message-----": what follows was sent
/// before.
bool introduces_quote(std::string_view line, const InquiryWords& words) {
  if (line.size() > longest_header_line) return false;
  const auto tokens = normalise::tokenise(line, 30);
  for (const auto& mention : words["message/quoted"].find(tokens, "")) {
    if (mention.means == "original" && (line.starts_with('-') || line.starts_with('_')))
      return true;
    if (mention.means == "wrote" && line.back() == ':' && tokens.size() > 2) return true;
    if (mention.means == "sender" && mention.first == 0 && line.find('@') != line.npos &&
        line.substr(tokens[0].end).starts_with(':'))
      return true;
  }
  return false;
}

bool is_signature_mark(std::string_view raw) {
  return raw == "--" || raw == "-- " || raw == "--\r" || raw == "-- \r";
}

std::string own_words(std::string_view text, const InquiryWords& words) {
  const auto lines = lines_of(text);
  std::string kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = trimmed(lines[i]);
    if (is_signature_mark(lines[i])) break;
    if (line.starts_with('>')) continue;
    if (!line.empty() && introduces_quote(line, words)) break;
    std::size_t length = 0;
    if (begins_with(words["message/device"], line, length)) continue;
    if (i > 0 && begins_with(words["message/closing"], line, length)) {
      const auto rest = static_cast<std::size_t>(text.data() + text.size() - lines[i].data());
      if (rest <= longest_signature) {
        // What is added below a signature is meant to be read.
        for (++i; i < lines.size(); ++i) {
          const auto after = fold_case(trimmed(lines[i]));
          if (after.starts_with("ps") || after.starts_with("p.s")) kept.append(lines[i]) += '\n';
        }
        break;
      }
    }
    kept.append(lines[i]) += '\n';
  }
  return kept;
}

/// The closing words of a message that has no lines: "… verkossa. Ystävällisin terveisin N.N."
void cut_closing(Message& message, const InquiryWords& words) {
  const auto mentions = words["message/closing"].find(message.tokens, message.language);
  for (const auto& mention : mentions) {
    const auto begin = message.tokens[mention.first].begin;
    const bool new_sentence =
        mention.first > 0 &&
        message.gap_after(mention.first - 1).find_first_of(".!?\n") != std::string_view::npos;
    const bool long_enough = mention.last - mention.first > 1 || begin + 60 > message.text.size();
    if (!new_sentence || !long_enough || begin * 2 < message.text.size() ||
        message.tokens.size() - mention.last > 8)
      continue;
    message.tokens.resize(mention.first);
    message.text.resize(begin);
    return;
  }
}

bool is_upper_or_digit_after(std::string_view text, std::size_t at) {
  const auto next = text.find_first_not_of(" \t", at);
  if (next == text.npos) return true;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t position = next;
  UChar32 point = 0;
  U8_NEXT(bytes, position, text.size(), point);
  return point >= 0 && (u_isupper(point) != 0 || point == '-' || point == '(');
}

/// Where one sentence ends between two tokens. "ca. 40", "e.l. og" go on.
bool ends_sentence(std::string_view text, std::size_t begin, std::size_t end) {
  const auto gap = text.substr(begin, end - begin);
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (gap[i] == '\n' || gap[i] == '!' || gap[i] == '?' || gap[i] == ';') return true;
    if (gap[i] == '.' && gap.size() > 1 && is_upper_or_digit_after(text, begin + i + 1))
      return true;
  }
  return false;
}

bool begins_item(const Message& message, std::size_t token) {
  const auto begin = token == 0 ? 0 : message.tokens[token - 1].end;
  const auto gap =
      std::string_view(message.text).substr(begin, message.tokens[token].begin - begin);
  const auto mark = gap.find_last_not_of(" \t");
  if (mark != gap.npos && (gap[mark] == '-' || gap[mark] == '*')) return true;
  const auto& word = message.tokens[token].folded;
  const auto after = message.gap_after(token);
  return word.size() == 1 &&
         ((word[0] >= '1' && word[0] <= '9') || (word[0] >= 'a' && word[0] <= 'c')) &&
         (after.starts_with(')') || after.starts_with(". "));
}

void cut_sentences(Message& message) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < message.tokens.size(); ++i) {
    const bool last = i + 1 == message.tokens.size();
    const bool item_follows = !last && begins_item(message, i + 1);
    if (!last && !item_follows &&
        !ends_sentence(message.text, message.tokens[i].end, message.tokens[i + 1].begin))
      continue;
    message.sentences.push_back({first, i + 1, begins_item(message, first)});
    first = i + 1;
  }
}

std::string language_of(std::string_view text) {
  auto language = guess_language(text, "");
  constexpr auto known =
      std::to_array<std::string_view>({"nb", "nn", "sv", "da", "fi", "is", "en"});
  if (language == "no") language = "nb";
  return std::find(known.begin(), known.end(), language) == known.end() ? std::string() : language;
}

/// Short Danish texts read as Bokmål to a detector; the words in which they differ decide.
bool is_danish(const std::vector<Token>& tokens, const InquiryWords& words) {
  std::ptrdiff_t balance = 0;
  for (const auto& mention : words["message/close"].find(tokens, ""))
    balance += mention.means == "da" ? 1 : -1;
  return balance > 0;
}

}  // namespace

std::size_t Message::sentence_of(std::size_t token) const {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), token, [](std::size_t at, const Sentence& sentence) {
        return at < sentence.first;
      });
  return static_cast<std::size_t>(after - sentences.begin()) - 1;
}

std::string Message::words(std::size_t first, std::size_t last) const {
  const auto begin = tokens[first].begin;
  return text.substr(begin, tokens[last - 1].end - begin);
}

std::string_view Message::gap_after(std::size_t token) const {
  const auto begin = tokens[token].end;
  const auto end = token + 1 < tokens.size() ? tokens[token + 1].begin : text.size();
  return std::string_view(text).substr(begin, end - begin);
}

Message read_message(std::string_view text, const InquiryWords& words) {
  const auto clean = plain_text(utf8_prefix(text, max_read_bytes));
  Message message;
  message.text = own_words(clean, words);
  message.language = language_of(message.text);
  message.tokens = normalise::tokenise(message.text, max_read_bytes);
  if (message.language == "nb" && is_danish(message.tokens, words)) message.language = "da";
  cut_closing(message, words);
  cut_sentences(message);
  return message;
}

}  // namespace rundkurs::match
