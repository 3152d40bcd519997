#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// Where an inquiry came from.
enum class Origin { form, api, paste, mail, talk };
/// How far the desk is with it.
enum class Status { fresh, working, answered, closed };
/// What became of it, as the desk sees it.
enum class Outcome { open, helped, partly, nothing_fitted };
/// What an adviser thinks of an offering that answers it.
enum class Choice { proposed, accepted, dropped };

/// The names by which values are stored, sent and shown in addresses: "fresh", "nothing-fitted".
std::string_view name_of(Origin origin);
std::string_view name_of(Status status);
std::string_view name_of(Outcome outcome);
std::string_view name_of(Choice choice);

/// Empty for a name that is none.
std::optional<Origin> origin_named(std::string_view name);
std::optional<Status> status_named(std::string_view name);
std::optional<Outcome> outcome_named(std::string_view name);
std::optional<Choice> choice_named(std::string_view name);

/// Who asks. All of it is personal and goes when the inquiry is erased.
struct Contact {
  std::string name;
  std::string email;
  std::string organisation;
  friend bool operator==(const Contact&, const Contact&) = default;
};

/// As the author of an entry who is not the inquirer: "Kari <kari@example.org>".
std::string signed_by(const Contact& contact);

/// Whether that is who wrote: by address, case does not count.
bool is_signed_by(std::string_view author, std::string_view email);

/// What a message was understood to ask for: ids of topics.json and facets.json. Nothing personal:
/// these counted facts stay when the message is erased, and count as evidence of need.
struct Asked {
  bool about_learning = false;
  std::vector<std::string> topics;  ///< Main one first.
  std::vector<std::string> levels;
  std::vector<std::string> languages;
  std::vector<std::string> modes;
  std::vector<std::string> countries;
  std::vector<std::string> audience;
  std::vector<std::string> uncovered;  ///< Topics asked for with nothing to offer.
  friend bool operator==(const Asked&, const Asked&) = default;
};

/// An offering that was proposed, as it was known then: the index goes on without it.
struct Proposal {
  std::string offering;  ///< Its id.
  std::string title;
  std::string institution;
  std::string url;
  Choice choice = Choice::proposed;
  std::vector<std::string> reasons;       ///< Sentences in the inquiry's language.
  std::vector<std::string> reservations;  ///< What does not fit, or is not known.
  friend bool operator==(const Proposal&, const Proposal&) = default;
};

/// A piece of an inquiry's thread.
struct Entry {
  enum class Kind {
    note,     ///< Among the desk's people.
    message,  ///< From the inquirer.
    answer    ///< To the inquirer.
  };
  Timestamp at{};
  std::string author;  ///< The account's name; empty for the inquirer.
  Kind kind = Kind::note;
  std::string text;
  friend bool operator==(const Entry&, const Entry&) = default;
};

std::string_view name_of(Entry::Kind kind);
std::optional<Entry::Kind> entry_kind_named(std::string_view name);

/// A question to the competence centre, and what the desk makes of it.
struct Inquiry {
  std::string id;  ///< Random, so that nobody can count or guess; the store gives it.
  Timestamp received{};
  Origin origin = Origin::form;
  std::string language;  ///< nb nn sv da fi is en, in which it is answered.
  std::string text;
  Contact contact;
  std::string organisation_type;  ///< Id of the facet `audience`; may be empty.
  std::string sector;             ///< NACE Rev. 2 section; may be empty.
  std::optional<Timestamp> consented;
  Asked asked;
  std::string constraints;  ///< What an adviser said over the interpretation, as JSON; or empty.

  Status status = Status::fresh;
  Outcome outcome = Outcome::open;
  std::string assignee;  ///< Name of an account.
  std::string due;       ///< 2026-12-24; or empty.
  std::string answer;    ///< The draft, then what was answered.
  std::optional<Timestamp> answered;
  std::optional<Timestamp> erased;  ///< Since then without anything personal.
  std::vector<Proposal> proposals;  ///< In the order in which they are offered.
  std::vector<Entry> thread;        ///< Oldest first.
  std::int64_t revision = 0;        ///< Grows with each change.
  friend bool operator==(const Inquiry&, const Inquiry&) = default;
};

}  // namespace rundkurs::desk
