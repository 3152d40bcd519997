#pragma once

#include <string>
#include <vector>

#include "schemas/desk/inquiry.h"
#include "searchd/match/matcher.h"

namespace rundkurs::desk {

/// The counted facts of what a message asks for.
Asked asked_for(const match::MatchAnswer& answer);

/// The offerings that answer it, as they are proposed to an adviser.
std::vector<Proposal> proposals_of(const match::MatchAnswer& answer);

}  // namespace rundkurs::desk
