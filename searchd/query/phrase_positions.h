#pragma once

#include <vector>

#include <xapian.h>

namespace rundkurs::query {

/// Whether words stand directly behind one another. Keeps its buffer between calls.
class PhrasePositions {
 public:
  /// Of the document at which all the posting lists are, in the order of the phrase.
  bool stand_in_a_row(const std::vector<Xapian::PostingIterator>& words);

 private:
  std::vector<Xapian::termpos> begins_;  ///< Where the phrase may begin, by the words read so far.
};

}  // namespace rundkurs::query
