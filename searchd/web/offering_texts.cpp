#include "searchd/web/offering_texts.h"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

namespace rundkurs::web {
namespace {

struct Section {
  const char* member;
  std::string_view heading;
};
constexpr auto prose = std::to_array<Section>({{"summary", "summary"},
                                               {"description", "description"},
                                               {"audience_text", "audience"},
                                               {"prerequisites", "prerequisites"},
                                               {"assessment", "assessment"}});

nlohmann::json outcomes(const nlohmann::json& record, const Messages& messages) {
  const auto found = record.find("learning_outcomes");
  if (found == record.end() || found->empty()) return nullptr;
  // Any language's list will do to choose by; the texts follow.
  LanguageText languages;
  for (const auto& [language, list] : found->items()) {
    if (!list.empty()) languages[language] = language;
  }
  const auto* best = best_for(languages, messages.language());
  if (best == nullptr) return nullptr;
  return {{"heading", messages.text("learning_outcomes")},
          {"lang", best->first},
          {"has_items", true},
          {"items", found->at(best->first)}};
}

}  // namespace

nlohmann::json offering_sections(const nlohmann::json& record, const Messages& messages) {
  auto list = nlohmann::json::array();
  for (const auto& [member, heading] : prose) {
    if (const auto text = best_text(record, member, messages.language())) {
      list.push_back(
          {{"heading", messages.text(heading)}, {"lang", text->first}, {"text", text->second}});
    }
    if (std::string_view(member) != "description") continue;
    if (auto learnt = outcomes(record, messages); !learnt.is_null())
      list.push_back(std::move(learnt));
  }
  return list;
}

std::string foreign_language(const nlohmann::json& record, const FactWords& words) {
  for (const char* member : {"description", "summary", "title"}) {
    const auto text = best_text(record, member, words.messages().language());
    if (!text) continue;
    return text->first == words.messages().language() ? std::string()
                                                      : words.language_name(text->first);
  }
  return {};
}

}  // namespace rundkurs::web
