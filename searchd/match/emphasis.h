#pragma once

#include <cstddef>
#include <vector>

#include "searchd/match/read_form.h"

namespace rundkurs::match {

/// How much a place in a message speaks of what is asked for, 0–1, by where the words of learning
/// and those that describe the writer stand.
class Emphasis {
 public:
  explicit Emphasis(const Reading& reading);

  double of(std::size_t token) const;

 private:
  struct Signs {
    std::vector<std::size_t> learning;  ///< Tokens.
    std::vector<std::size_t> need;
    std::vector<std::size_t> describing;
  };

  const Message& message_;
  std::vector<Signs> signs_;  ///< By sentence.
};

}  // namespace rundkurs::match
