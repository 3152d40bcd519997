#pragma once

#include <string>

#include "indexer/merge/twin_record.h"

namespace rundkurs {

/// How two records stand to each other.
struct TwinVerdict {
  enum class Kind {
    none,
    related,      ///< Worth a look from one to the other, and two offerings all the same.
    translation,  ///< The same, if neither has another candidate in that language.
    same
  };
  Kind kind = Kind::none;
  std::string reason;  ///< "same title, code ENM020 became ENM021".
};

/// What keeps two records apart whatever else they share: another institution or country, other
/// credits, another level, another kind, a number in the title ("Ecology 1", "Ecology 2"), other
/// places, another pace or form, two different codes that are no forms of one. Empty if nothing.
std::string contradiction(const TwinRecord& a, const TwinRecord& b);

/// Beside what the catalogue joins by itself (schemas/catalogue/identity.h: the same code, the
/// same page), two records of one institution that do not contradict each other are the same
///   - with codes that are one but for a year, a language or a realization, and no other title;
///   - on pages whose addresses are one but for language and year, and no other title;
///   - with the same title and level, at most one code, and the same credits or, where none are
///     stated, another site that tells of it (an aggregator);
///   - with the same title on a subject and the next code, the credits the same, in other years:
///     a course that was revised;
///   - with titles in different languages that name the same concepts, credits or level the same.
/// A coined title at two institutions, and the same words in another order, make them related.
TwinVerdict compare_twins(const TwinRecord& a, const TwinRecord& b);

}  // namespace rundkurs
