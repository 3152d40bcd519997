#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/desk/inquiry.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// A message that came by mail, as the desk takes it in.
struct MailedMessage {
  std::string key;                   ///< A digest by which it is known again.
  std::string message_id;            ///< Without angle brackets; empty where it has none.
  std::vector<std::string> answers;  ///< Keys of the messages that it answers, nearest first.
  Inquiry inquiry;                   ///< What it becomes where it answers none that is here.
};

/// What became of a message, or would.
struct Taken {
  enum class As {
    inquiry,  ///< A new one.
    entry,    ///< A message in the thread of the one that it answers, which is opened again.
    known     ///< Nothing: it was here already.
  };
  As as = As::inquiry;
  std::string inquiry;  ///< Its id; empty for a new one that is not kept.
};

/// The mail of the desk: which messages are in which inquiry. From any thread.
class Mailbox {
 public:
  virtual ~Mailbox() = default;

  enum class Keep { all, nothing };

  /// All or, where one fails, none; with Keep::nothing it only says what it would do. A message
  /// may answer one that stands before it. An erased inquiry is not written to: what answers it
  /// becomes a new one, and what it was made of stays known.
  virtual Result<std::vector<Taken>> take(const std::vector<MailedMessage>& messages,
                                          const By& by,
                                          Keep keep = Keep::all) = 0;

  /// Notes that a message was sent to the inquirer, so that its answers find the inquiry.
  virtual Result<void> sent(std::string_view inquiry,
                            const std::string& key,
                            const std::string& message_id,
                            const By& by) = 0;

  /// The Message-IDs of an inquiry that are known, in no order.
  virtual Result<std::vector<std::string>> messages_of(std::string_view inquiry) = 0;
};

}  // namespace rundkurs::desk
