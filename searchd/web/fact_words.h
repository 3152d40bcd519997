#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schemas/language_text.h"
#include "schemas/vocabulary.h"
#include "searchd/web/messages.h"

namespace rundkurs::web {

/// The facts of a record or a hit in a reader's words. Every function gives an empty text where the
/// fact is not stated.
class FactWords {
 public:
  FactWords(const Messages& messages, const Vocabulary& vocabulary)
      : messages_(messages), vocabulary_(vocabulary) {}

  std::string level(const nlohmann::json& record) const;
  std::string kind(const nlohmann::json& record) const;
  std::string country(const nlohmann::json& record) const;    ///< Of its institution.
  std::string credits(const nlohmann::json& record) const;    ///< ECTS, else as stated.
  std::string languages(const nlohmann::json& record) const;  ///< "svensk, engelsk".
  std::string modes(const nlohmann::json& record) const;
  std::string pace(const nlohmann::json& record) const;
  std::string duration(const nlohmann::json& record) const;
  std::string places(const nlohmann::json& record) const;
  std::string tuition(const nlohmann::json& run) const;
  std::string relevance(const nlohmann::json& record) const;
  std::string language_name(std::string_view tag) const;
  const Messages& messages() const { return messages_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  std::string labels(std::string_view facet,
                     const nlohmann::json& record,
                     const char* member) const;

  const Messages& messages_;
  const Vocabulary& vocabulary_;
};

/// A text member; empty where it is not there or null.
std::string text_of(const nlohmann::json& record, const char* member);

/// A `{lang: text}` member; empty if it is not there.
LanguageText language_text(const nlohmann::json& record, const char* member);

/// The entry that the reader of a language should see; language and text.
std::optional<std::pair<std::string, std::string>> best_text(const nlohmann::json& record,
                                                             const char* member,
                                                             std::string_view language);

/// `PartialDate::sort_key()` of today, UTC.
int today();

}  // namespace rundkurs::web
