#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"

/// When are two records the same offering? Where they carry the same id, the same code of the same
/// institution, or the same page as their own. The first two are plain; a page may be shared for
/// other reasons (a list of many courses, a front page), which the rules here tell apart.
namespace rundkurs {

/// A local code as all its spellings have in common: case and blanks do not count ("TEP 4223").
/// Empty for what has neither letter nor digit.
std::string code_key(std::string_view code);

/// The titles as compare_titles() takes them.
std::vector<std::string> title_keys(const Offering& offering);

/// How the titles of two records stand to each other. Case, blanks, punctuation and the
/// offering's own code do not count.
enum class Titles {
  agree,   ///< One of the one equals one of the other.
  differ,  ///< A language both have, and no title equal.
  unknown  ///< No language in common, and no title equal.
};
Titles compare_titles(const Offering& a, const Offering& b);

/// Both have codes of one institution, and they are not the same.
bool codes_contradict(const Offering& a, const Offering& b);

/// What the store knows of a page that two records have in common.
struct SharedPage {
  bool front_page = false;  ///< Of a site, or of one language of it.
  /// The page is the own one (`url`) of both. Otherwise it is the own one of one and a language
  /// version (`urls`) of the other, which anyone may name.
  bool own_of_both = true;
  bool mutual = false;         ///< Each names the other's own page as a language version.
  bool only_one = true;        ///< No other offering has the page as its own.
  bool same_visit = false;     ///< Both were read from the page in one visit, so it held both.
  bool both_imported = false;  ///< Two rows with ids of their own, written by a person.
};

enum class Verdict {
  different,
  same,
  successor  ///< The same page now says something else: what it said before is out of date.
};

/// Is `incoming` one more observation of the stored offering `known`?
/// Equal titles join, unless one visit read them there with different codes. Otherwise different
/// codes, different countries and a front page separate; a language version joins where it is
/// mutual; and a page of their own joins if it has one offering alone, unless the two differ in a
/// title and were seen there side by side (one visit, one person's rows): then the page is a list.
Verdict judge(const Offering& known, const Offering& incoming, const SharedPage& page);

}  // namespace rundkurs
