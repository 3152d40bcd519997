#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rundkurs {

/// How the index keeps which words stand behind one another, in the place of word positions: of a
/// phrase of two common words, Xapian's would have to be read for every document that holds both.

/// Two terms, one directly behind the other, as a term of their own: `index_layout::pair_prefix`
/// and 42 bits of digest. Among a million documents one in twenty thousand questions finds one too
/// many.
std::string pair_term(std::string_view first, std::string_view second);

/// A term within a WordRow: 32 bits of digest, never 0.
std::uint32_t mark_of(std::string_view term);

/// The terms of a document in the order of its texts. Pairs alone do not tell "a b c" from "a b"
/// here and "b c" there.
class WordRow {
 public:
  void add(std::string_view term);
  /// No phrase crosses from one text to the next.
  void end_text();

  /// Four bytes a term, little-endian; zero between two texts.
  const std::string& bytes() const { return bytes_; }

 private:
  void append(std::uint32_t mark);

  std::string bytes_;
};

/// Whether the marks stand directly behind one another in a WordRow's bytes. `phrase` is not empty.
bool stand_in_row(std::string_view row, std::span<const std::uint32_t> phrase);

}  // namespace rundkurs
