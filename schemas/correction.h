#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// The extractor that provenance names for what a person said.
inline constexpr std::string_view person_extractor = "person";

/// In whose name a field was corrected; what readers are told, since a name is nobody's business.
enum class Corrector { adviser, institution };
std::string_view name_of(Corrector corrector);

/// A person's word for one field of an offering, which stands before what pages and files say.
struct Correction {
  std::string field;  ///< A member of the record, "ects", or a text in one language, "title.nb".
  std::string value;  ///< JSON; "null": the offering has no such value, whatever pages say.
  Corrector by = Corrector::adviser;
  std::string who;  ///< Name of the account; for the centre's eyes alone.
  Timestamp at{};
  friend bool operator==(const Correction&, const Correction&) = default;
};

/// The longest text of one correction, in bytes.
inline constexpr std::size_t longest_correction = 20'000;

/// What the rule of a corrected field's provenance says: "adviser", or "adviser; stated: 10".
struct CorrectionRule {
  Corrector by = Corrector::adviser;
  std::optional<std::string> stated;  ///< What pages and files say instead; "" for nothing.
};
std::string rule_text(const CorrectionRule& rule);
CorrectionRule read_rule(std::string_view text);

/// Reads what a person typed for a field: words for texts and codes; a number ("7,5" too); true or
/// false; lists with commas between their entries (of topics and audiences the ids, of runs the
/// starts), with semicolons between places; lines of learning outcomes; JSON for everything
/// ("[…]", "{…}"). Nothing means that there is no value. Only the form is checked here.
Result<Correction> read_correction(std::string_view field, std::string_view text);

/// An error where it names a topic or an audience that the vocabulary does not have.
Result<void> check_ids(const Correction& correction, const Vocabulary& vocabulary);

/// The reverse, for a form to begin with: the value of a field as read_correction() reads it.
/// Empty where the record has none.
std::string typed_value(const Offering& offering, std::string_view field);
/// The same of a value in JSON.
std::string typed_value(std::string_view field, const std::string& json);

/// The value of a field as JSON; "null" where the record has none.
std::string field_value(const Offering& offering, std::string_view field);

/// Whether a person's word stands for a field of the record, also where it took the value away.
bool is_said_by_person(const Offering& offering, std::string_view field);

/// The topics are a person's, also where that person left none; the classifier keeps out.
bool has_topics_of_a_person(const Offering& offering);

/// The record with a person's words in it, and in its provenance who said them and what the pages
/// say instead. What belongs to a corrected field and contradicts it goes: credits in another
/// system, the EQF level of another level, a run's own form of teaching. Places and runs that were
/// only named keep what was known of them. An error where the outcome is no sound record.
Result<Offering> with_corrections(const Offering& found, std::span<const Correction> corrections);

}  // namespace rundkurs
