#include "searchd/facets/index_names.h"

#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/json.h"
#include "schemas/utf8.h"
#include "searchd/facets/snapshot.h"

namespace rundkurs::facets {

Result<void> check_version(const Xapian::Database& database, const std::string& path) {
  const auto version = database.get_metadata("version");
  if (version == std::to_string(index_layout::version)) return {};
  return Error{Error::Code::conflict,
               fmt::format("the index has version {}, this program reads {}",
                           version.empty() ? "none" : version,
                           index_layout::version),
               path,
               "build it anew with: rundkurs-index build --full"};
}

// Words begin with no capital letter, since they are folded; prefixes do.
void add_term(std::string_view term, std::uint32_t documents, query::Lexicon& lexicon) {
  if (term.front() < 'A' || term.front() > 'Z') lexicon.add_word(term, documents);
  if (term.starts_with(index_layout::stem_prefix))
    lexicon.add_stem(term.substr(index_layout::stem_prefix.size()));
  if (term.starts_with(index_layout::code_prefix))
    lexicon.add_code(term.substr(index_layout::code_prefix.size()));
}

void add_label_words(const Vocabulary& vocabulary, query::Lexicon& lexicon) {
  for (const auto& idea : vocabulary.concepts()) {
    for (const auto& [language, labels] : idea.labels) {
      for (const auto& label : labels) {
        std::istringstream words(fold_case(label));
        for (std::string word; words >> word;)
          lexicon.add_label_word(word);
      }
    }
  }
}

Result<void> load_names(const Xapian::Database& database,
                        Snapshot& snapshot,
                        const std::string& path) {
  const auto read = [&](const char* key) -> Result<nlohmann::json> {
    const auto text = database.get_metadata(key);
    if (text.empty()) return nlohmann::json::object();
    return parse_json(text, path + " " + key);
  };
  const auto institutions = read("institutions");
  if (!institutions) return institutions.error();
  const auto regions = read("regions");
  if (!regions) return regions.error();
  for (const auto& [id, entry] : institutions->items()) {
    auto& name = snapshot.institutions[id];
    name.name = entry.value("name", LanguageText());
    name.short_name = entry.value("short", std::string());
    name.country = entry.value("country", std::string());
  }
  for (const auto& [code, name] : regions->items())
    snapshot.regions[code] = name.get<std::string>();
  return {};
}

}  // namespace rundkurs::facets
