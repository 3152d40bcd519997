#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/desk/inquiry.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// An inquiry that may be the same as another.
struct Duplicate {
  Inquiry inquiry;  ///< Without thread, proposals and answer.
  bool same_address = false;
  bool near_text = false;
};

/// Inquiries that came twice. From any thread.
class Duplicates {
 public:
  virtual ~Duplicates() = default;

  /// Those of the same address, or with nearly the same words, among the newest; the newest first.
  /// None of an erased one.
  virtual Result<std::vector<Duplicate>> of(const Inquiry& inquiry, std::size_t limit) = 0;

  /// Makes `from` a part of `into`, whose own facts stand where both have one: its message, and
  /// what was answered or drafted, go into the thread with its own; offerings and topics that
  /// `into` lacks are added. `not_found` where one is none, `conflict` where one is erased, or both
  /// are the same.
  virtual Result<void> merge(std::string_view into, std::string_view from, const By& by) = 0;

  /// The inquiry that the one of this id has become a part of, in the end.
  virtual Result<std::optional<std::string>> merged_into(std::string_view id) = 0;
};

}  // namespace rundkurs::desk
