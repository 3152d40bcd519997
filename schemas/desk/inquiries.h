#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiry.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// What makes a repeated post harmless.
struct PostKey {
  std::string key;      ///< As the client chose it.
  std::string content;  ///< Digest of what was posted under it.
};

struct Added {
  std::string id;
  bool repeated = false;  ///< It was there already.
};

struct InquiryFilter {
  std::optional<Status> status;
  std::string assignee;  ///< Empty: of all.
  std::string topic;     ///< Asked for; empty: any.
  std::string words;     ///< All have to occur in message, contact, thread or answer.
  std::size_t first = 0;
  std::size_t limit = 50;
};

/// Who changed what, for the audit log: it is written in the same transaction.
struct By {
  std::string account;
  Timestamp at{};
};

/// The inquiries of a desk. From any thread. A change is on disk when its call returns.
class Inquiries {
 public:
  virtual ~Inquiries() = default;

  /// Stores a new one and chooses its id. With a key that is known for the same content nothing
  /// happens; a key that stands for other content is a `conflict`.
  virtual Result<Added> add(const Inquiry& inquiry,
                            const std::optional<PostKey>& post = std::nullopt) = 0;

  virtual Result<std::optional<Inquiry>> find(std::string_view id) = 0;

  /// Newest first, without thread, proposals and answer.
  virtual Result<std::vector<Inquiry>> list(const InquiryFilter& filter) = 0;
  virtual Result<std::size_t> count(const InquiryFilter& filter) = 0;

  /// Calls `row` for every inquiry, oldest first, as list() gives them: for counting demand.
  virtual Result<void> for_each(const std::function<void(const Inquiry&)>& row) = 0;

  /// Differs whenever the counted facts of for_each() may.
  virtual Result<std::string> state() = 0;

  /// Answered ones that asked for one of `topics`, newest first; with their proposals.
  virtual Result<std::vector<Inquiry>> answered_about(const std::vector<std::string>& topics,
                                                      std::string_view but,
                                                      std::size_t limit) = 0;

  /// Replaces everything but the thread. `conflict` where it is of an older revision than what is
  /// stored: somebody else changed it meanwhile. `not_found` where there is none.
  virtual Result<void> update(const Inquiry& inquiry, const By& by) = 0;

  virtual Result<void> add_entry(std::string_view id, const Entry& entry) = 0;

  /// Takes away name, address, organisation and every free text; the counted facts stay.
  virtual Result<void> erase(std::string_view id, const By& by) = 0;

  /// Does so with all that were received before, and gives their number.
  virtual Result<std::size_t> erase_received_before(Timestamp time, const By& by) = 0;

  /// Everything of one person, by e-mail address (case does not count): erases the inquiries that
  /// came from there, and of others takes away what the person wrote into their threads. Gives the
  /// number of both.
  virtual Result<std::size_t> erase_person(std::string_view email, const By& by) = 0;

  /// All whole inquiries of one person, by e-mail address (case does not count), and those in whose
  /// thread the person wrote.
  virtual Result<std::vector<Inquiry>> of_person(std::string_view email) = 0;
};

}  // namespace rundkurs::desk
