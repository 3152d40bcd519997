#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/match/inquiry_words.h"

namespace rundkurs::match {

/// So much of a message is read; what somebody wants to learn stands near its beginning.
inline constexpr std::size_t max_read_bytes = 16384;

/// Tokens [first, last) between two ends of sentences or lines.
struct Sentence {
  std::size_t first = 0;
  std::size_t last = 0;
  bool item = false;  ///< Begins as an item of a list: "2) …", "- …".
};

/// What a person wrote, without what mail programs and good manners add.
struct Message {
  std::string text;
  std::string language;  ///< nb nn sv da fi is en; empty where it cannot be told.
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  ///< In order, covering all tokens.

  std::size_t sentence_of(std::size_t token) const;
  /// From the first byte of a token to the last of another, exclusive, as written.
  std::string words(std::size_t first, std::size_t last) const;
  /// The bytes between a token and the next.
  std::string_view gap_after(std::size_t token) const;
};

/// Leaves out quoted mail, the signature, lines of mail programs and HTML tags, decodes entities,
/// and cuts the rest into sentences. `text` may be anything; it becomes valid UTF-8.
Message read_message(std::string_view text, const InquiryWords& words);

}  // namespace rundkurs::match
