#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rundkurs {

/// How the index keeps which words stand behind one another, in the place of word positions: of a
/// phrase of two common words, Xapian's would have to be read for every document that holds both.

/// A term within a WordRow: 32 bits of digest, never 0.
std::uint32_t mark_of(std::string_view term);

/// Two marks, one directly behind the other, as a term of their own: `index_layout::pair_prefix`
/// and 42 bits of digest. Among a million documents one in twenty thousand questions finds one too
/// many. Only an index that is asked from afar has such terms; pair_list.h does without.
std::string pair_term(std::uint32_t first, std::uint32_t second);

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

/// The marks of a WordRow's bytes, zero between two texts.
class RowMarks {
 public:
  explicit RowMarks(std::string_view row) : row_(row) {}
  std::size_t size() const { return row_.size() / bytes; }

  // Little-endian on every machine: an index may be copied to another.
  std::uint32_t operator[](std::size_t place) const {
    std::uint32_t mark = 0;
    for (std::size_t i = bytes; i-- > 0;)
      mark = mark << 8U | static_cast<unsigned char>(row_[place * bytes + i]);
    return mark;
  }

 private:
  static constexpr std::size_t bytes = 4;

  std::string_view row_;
};

/// Calls `take` with each two marks of a WordRow's bytes that stand behind one another.
template <typename Take>
void each_pair(std::string_view row, Take take) {
  const RowMarks marks(row);
  std::uint32_t before = 0;
  for (std::size_t place = 0; place < marks.size(); ++place) {
    const auto mark = marks[place];
    if (before != 0 && mark != 0) take(before, mark);
    before = mark;
  }
}

/// Whether the marks stand directly behind one another in a WordRow's bytes. `phrase` is not empty.
bool stand_in_row(std::string_view row, std::span<const std::uint32_t> phrase);

}  // namespace rundkurs
