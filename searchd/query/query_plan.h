#pragma once

#include <string>
#include <vector>

namespace rundkurs::query {

/// One way in which a document can hold a word of the query.
struct Alternative {
  enum class Kind {
    any_of,  ///< One of these index terms.
    all_of,  ///< All of them, anywhere: the parts of a compound.
    phrase,  ///< These words behind one another.
  };
  Kind kind = Kind::any_of;
  std::vector<std::string> terms;
  double factor = 1;  ///< How much it counts beside the word itself.
};

/// All ways in which a document can hold one word: the best of them counts. The group is as rare,
/// and so as weighty, as the documents that any of its ways finds.
struct Group {
  enum class Need {
    counted,   ///< A document may lack it when it has most of the query's weight otherwise.
    required,  ///< Asked for by a sign of the query language.
    scored,    ///< Lifts a document that is found by other words, and finds none.
  };
  std::string text;  ///< As typed.
  std::vector<Alternative> alternatives;
  Need need = Need::counted;
  double importance = 1;  ///< In the score.
  double share = 1;       ///< Toward holding enough of its side, beside its other counted groups.
  /// What a document must hold enough of: of "klimatilpasning og regnvann" either will do.
  unsigned side = 0;
};

/// What was understood of a part of the query, for the reader.
struct Interpretation {
  std::string text;  ///< As typed.
  std::vector<std::string> concepts;
  std::string corrected_to;  ///< Empty where it was taken as typed.
};

/// The third step: the index terms of a query.
struct QueryPlan {
  std::vector<Group> groups;
  std::vector<Group> excluded;
  std::vector<Interpretation> interpreted;
  bool everything = false;  ///< Nothing was asked for: all documents match.
};

/// Two groups with the same key are held by the same documents, equally well.
std::string key_of(const Group& group);

/// One line a group: `counted avfall: avfall, Zavfall*0.95, XCwaste*0.8`.
std::string to_text(const QueryPlan& plan);

}  // namespace rundkurs::query
