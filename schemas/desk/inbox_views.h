#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// A filter of the inbox that all at the desk can come back to.
struct InboxView {
  std::string id;  ///< The store gives it; stands in the view's address in place of its words.
  std::string name;
  InquiryFilter filter;  ///< Without its page.
};

/// The views that a desk keeps. From any thread; changes are in the audit log.
class InboxViews {
 public:
  virtual ~InboxViews() = default;

  /// Stores a new one and gives its id.
  virtual Result<std::string> add(const InboxView& view, const By& by) = 0;
  /// By name.
  virtual Result<std::vector<InboxView>> list() = 0;
  virtual Result<std::optional<InboxView>> find(std::string_view id) = 0;
  /// `not_found` where there is none.
  virtual Result<void> remove(std::string_view id, const By& by) = 0;

  /// Removes those made before `time` that hold words, since these, and what the view is called
  /// after them, may name somebody; and gives their number. One of which it is not known when it
  /// was made counts as made now.
  virtual Result<std::size_t> remove_worded_before(Timestamp time, const By& by) = 0;
};

}  // namespace rundkurs::desk
