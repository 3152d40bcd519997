#include "crawlers/extract/page/field_labels.h"

#include <algorithm>
#include <array>
#include <map>

#include <nlohmann/json.hpp>

#include "crawlers/extract/page/label_words.h"
#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs::page {
namespace {

using nlohmann::json;

constexpr std::array languages{"nb", "nn", "sv", "da", "fi", "is", "fo", "en"};
constexpr std::size_t longest_label = 12;  ///< Words.

LabelMeaning meaning_of(const json& entry, const std::string& language) {
  LabelMeaning meaning;
  if (entry.contains("field"))
    meaning.fields.push_back(raw_field(entry.at("field").get<std::string>()));
  if (entry.contains("fields")) {
    for (const auto& field : entry.at("fields"))
      meaning.fields.push_back(raw_field(field.get<std::string>()));
  }
  if (entry.contains("within")) meaning.within = raw_field(entry.at("within").get<std::string>());
  meaning.label_language = language;
  meaning.value_language = entry.value("language", "");
  meaning.unit = entry.value("unit", "");
  meaning.kind = entry.value("kind", "");
  meaning.if_yes = entry.value("if_yes", "");
  meaning.weak = entry.value("weak", false);
  return meaning;
}

void read_words(const json& file, const char* key, std::unordered_set<std::string>& words) {
  for (const auto& word : file.value(key, json::array()))
    words.insert(label_key(word.get<std::string>()));
}

bool same_use(const LabelMeaning& a, const LabelMeaning& b) {
  return a.fields == b.fields && a.value_language == b.value_language && a.within == b.within;
}

using Meanings = std::unordered_map<std::string, std::vector<LabelMeaning>>;

/// Adds to `owned` the labels of a language that say whose fact it is: "Kursens start" beside
/// "Start". They have no other uses any more.
void add_owned(const json& owners,
               const std::string& language,
               const Meanings& meanings,
               Meanings& owned) {
  for (const auto& [label, all] : meanings) {
    const auto own = std::find_if(all.begin(), all.end(), [&](const auto& meaning) {
      return meaning.label_language == language && !meaning.within && meaning.if_yes.empty();
    });
    if (own == all.end()) continue;
    auto meaning = *own;
    meaning.weak = false;
    for (const auto& owner : owners)
      owned[label_key(owner.get<std::string>()) + ' ' + label].push_back(meaning);
  }
}

/// Whether there is a sign between a title and the word beside it, not only a blank.
bool parts_title(std::string_view between) {
  const auto sign = between.find_first_not_of(' ');
  return sign != std::string_view::npos &&
         (std::string_view(":-|,(").find(between[sign]) != std::string_view::npos ||
          between.substr(sign).starts_with("–") || between.substr(sign).starts_with("—"));
}

}  // namespace

Result<FieldLabels> FieldLabels::load(const std::string& data_folder) {
  FieldLabels labels;
  std::map<std::string, json> owners;  // By language.
  for (const std::string language : languages) {
    auto path = data_folder;
    path.append("/labels/fields/").append(language).append(".json");
    auto read = read_json_file(path);
    if (!read) return std::move(read).error();
    if (auto sound = JsonSchema::named("labels").check(*read, path); !sound)
      return std::move(sound).error();
    if (read->at("language") != language)
      return Error{.code = Error::Code::malformed,
                   .message = "the language is not that of the file's name",
                   .where = path + " language",
                   .hint = {}};
    for (const auto& entry : read->at("labels")) {
      const auto meaning = meaning_of(entry, language);
      for (const auto& word : entry.at("words")) {
        const auto label = word.get<std::string>();
        auto& meanings = labels.meanings_[label_key(label)];
        const bool twice = std::any_of(meanings.begin(), meanings.end(), [&](const auto& other) {
          return other.label_language == language && !same_use(other, meaning);
        });
        if (twice)
          return Error{.code = Error::Code::malformed,
                       .message = "\"" + label + "\" stands for two things",
                       .where = path + " labels",
                       .hint = "keep one of the two entries"};
        meanings.push_back(meaning);
      }
    }
    owners[language] = read->value("owners", json::array());
    for (const auto& notice : read->value("notices", json::array())) {
      for (const auto& word : notice.at("words"))
        labels.notices_.push_back(
            {raw_field(notice.at("field").get<std::string>()), label_key(word.get<std::string>())});
    }
    for (const auto& word : read->value("function_words", json::array()))
      labels.function_words_[label_key(word.get<std::string>())].push_back(language);
    read_words(*read, "no_value", labels.no_values_);
    read_words(*read, "title_prefixes", labels.title_prefixes_);
    read_words(*read, "title_suffixes", labels.title_suffixes_);
    read_words(*read, "course_words", labels.course_words_);
    read_words(*read, "list_words", labels.list_words_);
    for (const auto& entry : read->value("bare_values", json::array())) {
      BareValue value;
      if (entry.contains("field")) value.field = raw_field(entry.at("field").get<std::string>());
      for (const auto& word : entry.at("words"))
        labels.bare_values_.try_emplace(label_key(word.get<std::string>()), value);
    }
    for (const auto& entry : read->value("sentence_openings", json::array())) {
      for (const auto& phrase : entry.at("words"))
        labels.sentence_openings_.try_emplace(label_key(phrase.get<std::string>()),
                                              raw_field(entry.at("field").get<std::string>()));
    }
    for (const auto& word : read->value("institution_words", json::array()))
      labels.institution_words_.push_back(label_key(word.get<std::string>()));
  }
  Meanings owned;
  for (const auto& [language, words] : owners)
    add_owned(words, language, labels.meanings_, owned);
  labels.meanings_.merge(owned);  // What a file says itself stays.
  return labels;
}

const std::vector<LabelMeaning>* FieldLabels::find(std::string_view label) const {
  if (label.empty() || label.size() > 200) return nullptr;
  const auto found = meanings_.find(label_key(label));
  return found == meanings_.end() ? nullptr : &found->second;
}

std::optional<FieldLabels::Prefix> FieldLabels::prefix(std::string_view text) const {
  std::optional<Prefix> longest;
  std::string key;
  std::size_t behind = 0;  // Of the words so far.
  for (const auto& word : label_words(text.substr(0, 400), longest_label)) {
    // "Sted: Campus Ås" begins with the label "Sted", not with "Sted/campus".
    if (!key.empty() &&
        text.substr(behind, word.begin - behind).find(':') != std::string_view::npos)
      break;
    behind = word.end;
    if (!key.empty()) key += ' ';
    for (const auto seam : word.seams) {
      // Folding keeps the length of all letters that labels are written in.
      const auto found = meanings_.find(key + word.folded.substr(0, seam - word.begin));
      if (found != meanings_.end()) longest = Prefix{&found->second, seam, true};
    }
    key += word.folded;
    if (const auto found = meanings_.find(key); found != meanings_.end())
      longest = Prefix{&found->second, word.end, false};
  }
  return longest;
}

bool FieldLabels::is_no_value(std::string_view value) const {
  const auto key = label_key(value);
  return key.empty() || no_values_.contains(key);
}

std::string FieldLabels::language_of(std::string_view text) const {
  constexpr std::size_t enough_words = 600;
  constexpr double least_score = 3;
  constexpr double least_lead = 1.15;
  std::map<std::string, double> scores;
  for (const auto& word : label_words(text, enough_words)) {
    const auto found = function_words_.find(word.folded);
    if (found == function_words_.end()) continue;
    // A word of four languages says a quarter as much for each.
    for (const auto& language : found->second)
      scores[language] += 1.0 / static_cast<double>(found->second.size());
  }
  std::string best;
  double highest = 0;
  double second = 0;
  for (const auto& [language, score] : scores) {
    if (score > highest) {
      second = highest;
      highest = score;
      best = language;
    } else {
      second = std::max(second, score);
    }
  }
  return highest >= least_score && highest >= least_lead * second ? best : std::string();
}

std::string_view FieldLabels::without_title_prefix(std::string_view title) const {
  std::string key;
  auto rest = title;
  const auto words = label_words(title, 7);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (i > 0) key += ' ';
    key += words[i].folded;
    if (!title_prefixes_.contains(key)) continue;
    // "Kurs: Ombruk" and "Course - Reuse", but not "Kurs i ombruk": one word asks for a sign.
    const auto between = title.substr(words[i].end, words[i + 1].begin - words[i].end);
    if (i == 0 && !parts_title(between)) continue;
    rest = title.substr(words[i + 1].begin);
  }
  return rest;
}

std::string_view FieldLabels::without_title_suffix(std::string_view title) const {
  constexpr std::size_t longest_suffix = 4;  // words
  const auto words = label_words(title, 60);
  std::string key;
  auto rest = title;
  for (std::size_t back = 1; back < words.size() && back <= longest_suffix; ++back) {
    const auto at = words.size() - back;
    key.insert(0, words[at].folded + (key.empty() ? "" : " "));
    if (!title_suffixes_.contains(key)) continue;
    const auto between = title.substr(words[at - 1].end, words[at].begin - words[at - 1].end);
    if (back == 1 && !parts_title(between)) continue;
    auto end = words[at - 1].end;
    while (title[end] == '?' || title[end] == '!')
      ++end;
    rest = title.substr(0, end);
    // A bracket that the last word stood in stays with it.
    if (between.find(')') != std::string_view::npos)
      rest = title.substr(0, words[at - 1].end + between.find(')') + 1);
  }
  return rest;
}

bool FieldLabels::is_document_kind(std::string_view heading) const {
  return title_prefixes_.contains(label_key(heading));
}

bool FieldLabels::names_a_course(std::string_view title) const {
  const auto words = label_words(title, 2);
  if (words.size() < 2 || !course_words_.contains(words[0].folded)) return false;
  const auto between = title.substr(words[0].end, words[1].begin - words[0].end);
  return !list_words_.contains(words[1].folded) &&
         between.find_first_of(",&/+") == std::string_view::npos;
}

const BareValue* FieldLabels::bare_value(const std::string& key) const {
  const auto found = bare_values_.find(key);
  return found == bare_values_.end() ? nullptr : &found->second;
}

std::optional<FieldLabels::Opening> FieldLabels::sentence_opening(std::string_view sentence) const {
  constexpr std::size_t longest_opening = 8;  // words
  std::optional<Opening> longest;
  std::string key;
  for (const auto& word : label_words(sentence.substr(0, 200), longest_opening)) {
    key += (key.empty() ? "" : " ") + word.folded;
    if (const auto found = sentence_openings_.find(key); found != sentence_openings_.end())
      longest = Opening{found->second, word.end};
  }
  return longest;
}

bool FieldLabels::names_an_institution(std::string_view name) const {
  const auto key = label_key(name);
  return std::any_of(institution_words_.begin(), institution_words_.end(), [&](const auto& word) {
    return key.find(word) != std::string::npos;
  });
}

const LabelMeaning* meaning_for(const std::vector<LabelMeaning>& meanings,
                                std::string_view page_language) {
  const auto own = std::find_if(meanings.begin(), meanings.end(), [&](const auto& meaning) {
    return meaning.label_language == page_language;
  });
  if (own != meanings.end()) return &*own;
  const bool agree = std::all_of(meanings.begin(), meanings.end(), [&](const auto& meaning) {
    return same_use(meaning, meanings.front());
  });
  return agree ? &meanings.front() : nullptr;
}

}  // namespace rundkurs::page
