#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace rundkurs::desk {

/// What the audit log says somebody did.
enum class Act {
  account_added,
  account_removed,
  logged_in,
  login_refused,
  signed_on,  ///< By a proxy that is trusted.
  logged_out,
  password_changed,
  second_factor_begun,
  second_factor_ended,
  token_made,
  token_revoked,
  inquiries_listed,  ///< By a program, as the next two.
  inquiry_read,
  inquiry_received,
  inquiry_entered,  ///< Pasted or written down by an adviser.
  inquiry_imported,
  message_imported,
  inquiry_changed,
  answer_sent,
  merged_into_another,
  other_merged_in,
  inquiry_erased,
  messages_of_person_erased,
  person_exported,
  survey_stored,
  survey_words_erased,
  audit_log_shortened,
  view_added,
  view_removed,
  canned_answer_added,
  canned_answer_changed,
  canned_answer_removed,
  link_made,
  link_withdrawn,
  row_confirmed,  ///< By the link of an institution, as the next one.
  row_corrected,
  offering_seen,
  offering_corrected
};

struct ActName {
  Act act;
  std::string_view name;  ///< In the database: never changed. Its text at the desk is `act.<name>`.
};

/// In the order of Act.
inline constexpr auto act_names = std::to_array<ActName>({
    {Act::account_added, "account added"},
    {Act::account_removed, "account removed"},
    {Act::logged_in, "login"},
    {Act::login_refused, "login refused"},
    {Act::signed_on, "signed on"},
    {Act::logged_out, "logout"},
    {Act::password_changed, "password changed"},
    {Act::second_factor_begun, "second factor begun"},
    {Act::second_factor_ended, "second factor ended"},
    {Act::token_made, "token made"},
    {Act::token_revoked, "token revoked"},
    {Act::inquiries_listed, "inquiries listed"},
    {Act::inquiry_read, "inquiry read"},
    {Act::inquiry_received, "inquiry received"},
    {Act::inquiry_entered, "inquiry entered"},
    {Act::inquiry_imported, "inquiry imported"},
    {Act::message_imported, "message imported"},
    {Act::inquiry_changed, "inquiry changed"},
    {Act::answer_sent, "answer sent"},
    {Act::merged_into_another, "inquiry merged into another"},
    {Act::other_merged_in, "other inquiry merged in"},
    {Act::inquiry_erased, "inquiry erased"},
    {Act::messages_of_person_erased, "messages of a person erased"},
    {Act::person_exported, "person exported"},
    {Act::survey_stored, "survey stored"},
    {Act::survey_words_erased, "survey words erased"},
    {Act::audit_log_shortened, "audit log shortened"},
    {Act::view_added, "view added"},
    {Act::view_removed, "view removed"},
    {Act::canned_answer_added, "canned answer added"},
    {Act::canned_answer_changed, "canned answer changed"},
    {Act::canned_answer_removed, "canned answer removed"},
    {Act::link_made, "institution link made"},
    {Act::link_withdrawn, "institution link withdrawn"},
    {Act::row_confirmed, "row confirmed"},
    {Act::row_corrected, "row corrected"},
    {Act::offering_seen, "offering seen"},
    {Act::offering_corrected, "offering corrected"},
});

constexpr std::string_view name_of(Act act) {
  return act_names.at(static_cast<std::size_t>(act)).name;
}

}  // namespace rundkurs::desk
