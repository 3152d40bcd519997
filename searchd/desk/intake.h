#pragma once

#include <optional>
#include <string>

#include "schemas/desk/desk.h"
#include "schemas/log.h"
#include "searchd/desk/letter.h"
#include "searchd/match/matcher.h"

namespace rundkurs::desk {

/// Takes in letters: each is understood, stored with what would answer it, and answered at once
/// with the same. From any thread.
class Intake {
 public:
  /// All must outlive it.
  Intake(Desk& desk, const match::Matcher& matcher, Log& log)
      : desk_(desk), matcher_(matcher), log_(log) {}

  struct Received {
    Added added;
    match::MatchAnswer answer;
  };

  /// The letter is cleaned and has no fault. Returns when it is on disk. That there is no index is
  /// no reason to lose it.
  Result<Received> receive(const Letter& letter,
                           const std::optional<PostKey>& post,
                           Timestamp now) const;

  struct Understood {
    Inquiry inquiry;
    match::MatchAnswer answer;
  };

  /// What a letter becomes, without storing it.
  Understood understood(const Letter& letter, Timestamp received) const;

  /// What fits a message, without storing anything. `language` is that of the reader, empty for
  /// that of the message. Without an index only what is asked for.
  match::MatchAnswer answer(const std::string& text,
                            const std::string& language,
                            const match::Constraints& constraints) const;

 private:
  Desk& desk_;
  const match::Matcher& matcher_;
  Log& log_;
};

}  // namespace rundkurs::desk
