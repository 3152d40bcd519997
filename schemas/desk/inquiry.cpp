#include "schemas/desk/inquiry.h"

#include <array>
#include <utility>

#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

template <typename Value, std::size_t Count>
using Names = std::array<std::pair<Value, std::string_view>, Count>;

constexpr Names<Origin, 5> origins = {{{Origin::form, "form"},
                                       {Origin::api, "api"},
                                       {Origin::paste, "paste"},
                                       {Origin::mail, "mail"},
                                       {Origin::talk, "talk"}}};
constexpr Names<Status, 4> statuses = {{{Status::fresh, "fresh"},
                                        {Status::working, "working"},
                                        {Status::answered, "answered"},
                                        {Status::closed, "closed"}}};
constexpr Names<Outcome, 4> outcomes = {{{Outcome::open, "open"},
                                         {Outcome::helped, "helped"},
                                         {Outcome::partly, "partly"},
                                         {Outcome::nothing_fitted, "nothing-fitted"}}};
constexpr Names<Choice, 3> choices = {
    {{Choice::proposed, "proposed"}, {Choice::accepted, "accepted"}, {Choice::dropped, "dropped"}}};
constexpr Names<Entry::Kind, 3> entry_kinds = {{{Entry::Kind::note, "note"},
                                                {Entry::Kind::message, "message"},
                                                {Entry::Kind::answer, "answer"}}};

template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
  for (const auto& [known, name] : table) {
    if (known == value) return name;
  }
  return {};
}

template <typename Value, std::size_t Count>
std::optional<Value> value_in(const Names<Value, Count>& table, std::string_view name) {
  for (const auto& [value, known] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string signed_by(const Contact& contact) {
  if (contact.email.empty()) return contact.name;
  return (contact.name.empty() ? "<" : contact.name + " <") + contact.email + ">";
}

bool is_signed_by(std::string_view author, std::string_view email) {
  return !email.empty() && fold_case(author).ends_with("<" + fold_case(email) + ">");
}

std::string_view name_of(Origin origin) {
  return name_in(origins, origin);
}
std::string_view name_of(Status status) {
  return name_in(statuses, status);
}
std::string_view name_of(Outcome outcome) {
  return name_in(outcomes, outcome);
}
std::string_view name_of(Choice choice) {
  return name_in(choices, choice);
}
std::string_view name_of(Entry::Kind kind) {
  return name_in(entry_kinds, kind);
}

std::optional<Origin> origin_named(std::string_view name) {
  return value_in(origins, name);
}
std::optional<Status> status_named(std::string_view name) {
  return value_in(statuses, name);
}
std::optional<Outcome> outcome_named(std::string_view name) {
  return value_in(outcomes, name);
}
std::optional<Choice> choice_named(std::string_view name) {
  return value_in(choices, name);
}
std::optional<Entry::Kind> entry_kind_named(std::string_view name) {
  return value_in(entry_kinds, name);
}

}  // namespace rundkurs::desk
