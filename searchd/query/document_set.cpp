#include "searchd/query/document_set.h"

#include <algorithm>

namespace rundkurs::query {
namespace {

using Words = std::span<const std::uint64_t>;

std::size_t count_shared(Words a, Words b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    count += static_cast<std::size_t>(std::popcount(a[i] & b[i]));
  return count;
}

#if defined(__x86_64__)

// Counting bits is one instruction of nearly every processor, but not of the oldest that Debian's
// amd64 runs on; without it the same takes ten times as long.
[[gnu::target("popcnt")]] std::size_t count_shared_in_hardware(Words a, Words b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    count += static_cast<std::size_t>(__builtin_popcountll(a[i] & b[i]));
  return count;
}

bool counts_in_hardware() {
  static const bool does = __builtin_cpu_supports("popcnt") != 0;
  return does;
}

#else

// The others count bits as the compiler knows best.
std::size_t count_shared_in_hardware(Words a, Words b) {
  return count_shared(a, b);
}

bool counts_in_hardware() {
  return true;
}

#endif

}  // namespace

void DocumentSet::unite(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i] |= other.words_[i];
}

void DocumentSet::intersect(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i] &= other.words_[i];
}

void DocumentSet::assign_in_at_least(std::size_t count, std::span<const DocumentSet* const> sets) {
  reset(sets.empty() ? 0 : sets.front()->room());
  if (count > sets.size()) return;
  std::vector<std::uint64_t> in(count);  // The documents that are in one, in two … of the sets.
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::fill(in.begin(), in.end(), 0);
    for (const auto* const set : sets) {
      for (std::size_t more = count - 1; more > 0; --more)
        in[more] |= in[more - 1] & set->words_[i];
      in.front() |= set->words_[i];
    }
    words_[i] = in.back();
  }
}

std::size_t DocumentSet::shared_with(const DocumentSet& other) const {
  return counts_in_hardware() ? count_shared_in_hardware(words_, other.words_)
                              : count_shared(words_, other.words_);
}

}  // namespace rundkurs::query
