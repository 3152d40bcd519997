#pragma once

#include "schemas/desk/inquiry.h"

namespace rundkurs::desk {

/// `into` with what `from` has beside it, both with their threads. Where both have a fact that
/// there can be one of, that of `into` stands; the other's message, and its answer where it is
/// none of its thread already, are in the thread, which is in the order of time.
Inquiry merged(Inquiry into, const Inquiry& from);

}  // namespace rundkurs::desk
