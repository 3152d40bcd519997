#include "schemas/pair_list.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace rundkurs {
namespace {

constexpr unsigned digest_bits = 64;
constexpr std::size_t rest_bytes = 4;

/// What an entry keeps of a digest.
std::uint32_t rest_of(std::uint64_t digest, unsigned bits) {
  return static_cast<std::uint32_t>(digest << bits >> 32U);
}

void append_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U)
    bytes += static_cast<char>((number & 0x7FU) | 0x80U);
  bytes += static_cast<char>(number);
}

/// Takes a number off the front of the bytes.
std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 35U; shift += 7U) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80U) return number;
  }
  return std::nullopt;
}

std::uint32_t take_rest(std::string_view& bytes) {
  std::uint32_t rest = 0;
  for (std::size_t i = rest_bytes; i-- > 0;)
    rest = rest << 8U | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(rest_bytes);
  return rest;
}

/// What an entry has of one pair.
struct List {
  std::uint32_t rest = 0;
  std::string_view documents;
};

/// Takes a list off the front of the bytes.
std::optional<List> take_list(std::string_view& entry) {
  if (entry.size() < rest_bytes) return std::nullopt;
  const auto rest = take_rest(entry);
  const auto length = take_number(entry);
  if (!length || *length == 0 || *length > entry.size()) return std::nullopt;
  const List list{.rest = rest, .documents = entry.substr(0, *length)};
  entry.remove_prefix(*length);
  return list;
}

bool read_list(std::string_view list, std::vector<std::uint32_t>& documents) {
  std::uint64_t document = 0;
  while (!list.empty()) {
    const auto further = take_number(list);
    if (!further || *further == 0) return false;
    document += *further;
    if (document > std::numeric_limits<std::uint32_t>::max()) return false;
    documents.push_back(static_cast<std::uint32_t>(document));
  }
  return true;
}

}  // namespace

// The last step of MurmurHash3 (Austin Appleby, public domain), which can be undone.
std::uint64_t pair_digest(std::uint32_t first, std::uint32_t second) {
  auto digest = std::uint64_t{first} << 32U | second;
  digest = (digest ^ digest >> 33U) * 0xFF51AFD7ED558CCDU;
  digest = (digest ^ digest >> 33U) * 0xC4CEB9FE1A85EC53U;
  return digest ^ digest >> 33U;
}

unsigned pair_entry_bits(std::size_t documents) {
  constexpr std::size_t documents_an_entry = 4;
  constexpr unsigned fewest = 12;
  constexpr unsigned most = 24;
  const auto entries = std::bit_width(documents / documents_an_entry);
  return std::clamp(static_cast<unsigned>(entries), fewest, most);
}

std::uint64_t pair_entry_of(std::uint64_t digest, unsigned bits) {
  return digest >> (digest_bits - bits);
}

std::string pair_entry_key(std::uint64_t number) {
  return fmt::format("{}{:06x}", pair_entry_prefix, number);
}

void PairEntry::add(std::uint64_t digest, std::uint32_t document) {
  const auto rest = rest_of(digest, bits_);
  if (rest != last_digest_) end_list();
  last_digest_ = rest;
  if (document == last_document_) return;
  append_number(list_, document - last_document_);
  last_document_ = document;
}

std::string PairEntry::take() {
  end_list();
  std::string taken;
  taken.swap(bytes_);
  return taken;
}

void PairEntry::end_list() {
  if (list_.empty()) return;
  for (std::size_t i = 0; i < rest_bytes; ++i)
    bytes_ += static_cast<char>(last_digest_ >> 8U * i & 0xFFU);
  append_number(bytes_, list_.size());
  bytes_ += list_;
  list_.clear();
  last_document_ = 0;
}

bool read_pair_list(std::string_view entry,
                    std::uint64_t digest,
                    unsigned bits,
                    std::vector<std::uint32_t>& documents) {
  const auto wanted = rest_of(digest, bits);
  while (!entry.empty()) {
    const auto list = take_list(entry);
    if (!list) return false;
    if (list->rest == wanted) return read_list(list->documents, documents);
  }
  return true;
}

bool is_pair_entry(std::string_view entry) {
  std::vector<std::uint32_t> documents;
  while (!entry.empty()) {
    const auto list = take_list(entry);
    documents.clear();
    if (!list || !read_list(list->documents, documents)) return false;
  }
  return true;
}

}  // namespace rundkurs
