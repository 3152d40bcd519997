#pragma once

#include <cstddef>
#include <vector>

#include "searchd/match/inquiry_words.h"
#include "searchd/match/message.h"

namespace rundkurs::match {

/// How something that a message names is meant.
struct Stance {
  bool refused = false;   ///< "not a full degree".
  bool not_only = false;  ///< "not just a course".
  bool needless = false;  ///< "credits do not matter".
  bool wished = false;    ///< "preferably online".
  bool fine = false;      ///< "English would do as well".
  bool must = false;      ///< "only in Danish".
  bool held = false;      ///< What the writer has: "I have a bachelor's degree".

  /// Asked for, and to be kept: neither a mere wish nor something that would do as well.
  bool firm() const { return must || (!wished && !fine); }
};

/// The little words of a message. A rule of thumb reads them: a word acts on what follows it in the
/// sentence, some on what stood before, until a word of contrast or too many others lie between.
class Stances {
 public:
  Stances(const Message& message, const InquiryWords& words);

  /// Of the tokens [first, last), which lie in one sentence.
  Stance of(std::size_t first, std::size_t last) const;

 private:
  void look_back(std::size_t first, std::size_t last, std::size_t begin, Stance& stance) const;
  void look_ahead(std::size_t last, std::size_t end, Stance& stance) const;
  std::size_t distance(std::size_t from, std::size_t to) const;

  const Message& message_;
  std::vector<Mention> mentions_;
};

}  // namespace rundkurs::match
