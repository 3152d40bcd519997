#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

/// Which documents hold two words directly behind one another, for phrases. The lists of all pairs
/// whose digests begin with the same bits are one entry of the index' metadata, a pair list entry.
/// Nearly every pair is of a document or two: as terms they were a third of an index and a quarter
/// of the time that building it took.

/// Of two marks (mark_of() in word_row.h) in their order. Never the same of two different ones.
std::uint64_t pair_digest(std::uint32_t first, std::uint32_t second);

/// How many bits of a digest name its entry, in an index of so many documents: entries of some
/// kilobytes are read as fast as a short posting list, and are few enough to be written quickly.
unsigned pair_entry_bits(std::size_t documents);

/// The number of the digest's entry.
std::uint64_t pair_entry_of(std::uint64_t digest, unsigned bits);

/// The entry's key in the metadata; in the order of numbers.
std::string pair_entry_key(std::uint64_t number);

/// Every key of an entry begins so.
inline constexpr std::string_view pair_entry_prefix = "pair.";

/// The key of the decimal number of bits.
inline constexpr std::string_view pair_bits_key = "pairs";

/// The bytes of one entry: of each pair, by rising digest, the 32 bits behind those that name the
/// entry, the number of bytes that its list takes, and the list: docids, each as how far it is from
/// the one before. Numbers but for the digest are in bytes of seven bits, lowest first, as in
/// Protocol Buffers.
class PairEntry {
 public:
  explicit PairEntry(unsigned bits) : bits_(bits) {}

  /// Rising by digest, and of one digest by document; the same once more is left out.
  void add(std::uint64_t digest, std::uint32_t document);

  /// All that was added; empty again afterwards.
  std::string take();

 private:
  void end_list();

  unsigned bits_;
  std::string bytes_;
  std::string list_;  ///< Of last_digest_.
  std::uint32_t last_digest_ = 0;
  std::uint32_t last_document_ = 0;
};

/// Appends the documents of the pair, rising. False where the bytes are no entry, as in a damaged
/// index; what was appended is then not to be used.
bool read_pair_list(std::string_view entry,
                    std::uint64_t digest,
                    unsigned bits,
                    std::vector<std::uint32_t>& documents);

/// Whether the bytes are an entry, all through.
bool is_pair_entry(std::string_view entry);

}  // namespace rundkurs
