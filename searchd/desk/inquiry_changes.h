#pragma once

#include <string>

#include "searchd/desk/posted_form.h"
#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// The message as it is understood under what an adviser said over it, in the inquiry's language.
match::MatchAnswer understood(const Room& room, const Inquiry& inquiry);

/// Writes what an adviser filled in into the inquiry: status, assignee, due date, outcome,
/// language, answer, and for each proposal its choice and its place. Values that mean nothing
/// leave it as it is.
void read_work(const PostedForm& form, Inquiry& inquiry);

/// Tells the reasons for what is proposed in the inquiry's language, after that has changed. What
/// the message asks for no longer, or the index no longer has, keeps its words.
void retell(const Room& room, Inquiry& inquiry);

/// Takes a chip away (or adds a topic), and proposes anew: what was accepted or dropped stays.
void correct(const Room& room, const PostedForm& form, Inquiry& inquiry);

/// Accepts an offering that an adviser knows of, by its id or the address of its page; false where
/// there is none.
bool add_offering(const Room& room, const std::string& asked, Inquiry& inquiry);

}  // namespace rundkurs::desk
