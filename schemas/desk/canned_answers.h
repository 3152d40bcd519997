#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// A piece of text that is used in many answers. Nothing personal belongs in it.
struct CannedAnswer {
  std::string id;        ///< The store gives it.
  std::string title;     ///< By which an adviser finds it.
  std::string language;  ///< nb nn sv da fi is en.
  std::string topic;     ///< Id of topics.json; empty for any.
  std::string text;
  std::int64_t revision = 0;  ///< Grows with each change.
  friend bool operator==(const CannedAnswer&, const CannedAnswer&) = default;
};

/// The pieces that a desk keeps. From any thread; changes are in the audit log.
class CannedAnswers {
 public:
  virtual ~CannedAnswers() = default;

  /// Stores a new one and gives its id.
  virtual Result<std::string> add(const CannedAnswer& answer, const By& by) = 0;

  /// By language, topic and title.
  virtual Result<std::vector<CannedAnswer>> list() = 0;
  virtual Result<std::optional<CannedAnswer>> find(std::string_view id) = 0;

  /// `conflict` where it is of an older revision than what is stored; `not_found` where there is
  /// none.
  virtual Result<void> update(const CannedAnswer& answer, const By& by) = 0;
  /// `not_found` where there is none.
  virtual Result<void> remove(std::string_view id, const By& by) = 0;
};

}  // namespace rundkurs::desk
