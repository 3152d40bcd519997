#pragma once

#include <map>
#include <string>
#include <string_view>

#include "schemas/desk/inquiry.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs::desk {

/// Puts what an adviser accepted into a letter: `data/desk/answers.json`. Immutable.
class AnswerDraft {
 public:
  static Result<AnswerDraft> load(const std::string& data_folder);

  /// In the inquiry's language: greeting, the offerings with reasons and reservations (those
  /// accepted; where nobody chose yet, those proposed), what nobody offers, and an end.
  std::string text(const Inquiry& inquiry, const Vocabulary& vocabulary) const;

  /// An answer with one more piece of text: above the signature, where it ends with that of the
  /// language.
  std::string with(std::string answer, const std::string& piece, std::string_view language) const;

  std::string subject(std::string_view language) const;

 private:
  using Parts = std::map<std::string, std::string, std::less<>>;
  const Parts& parts(std::string_view language) const;

  std::map<std::string, Parts, std::less<>> by_language_;
};

}  // namespace rundkurs::desk
