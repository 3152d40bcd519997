#include "searchd/desk/answer_draft.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"

namespace rundkurs::desk {
namespace {

std::string filled(std::string text, const std::string& name, const std::string& value) {
  const auto hole = "{" + name + "}";
  if (const auto at = text.find(hole); at != std::string::npos)
    text.replace(at, hole.size(), value);
  return text;
}

/// At most so many where nobody chose: a letter is no catalogue.
constexpr std::size_t most_unchosen = 3;

std::vector<const Proposal*> offered(const Inquiry& inquiry) {
  std::vector<const Proposal*> accepted;
  std::vector<const Proposal*> open;
  for (const auto& proposal : inquiry.proposals) {
    if (proposal.choice == Choice::accepted) accepted.push_back(&proposal);
    if (proposal.choice == Choice::proposed) open.push_back(&proposal);
  }
  if (!accepted.empty()) return accepted;
  open.resize(std::min(open.size(), most_unchosen));
  return open;
}

std::string listed(std::size_t number, const Proposal& proposal) {
  auto text = fmt::format("{}. {}\n   {}\n", number, proposal.title, proposal.institution);
  for (const auto* sentences : {&proposal.reasons, &proposal.reservations}) {
    for (const auto& sentence : *sentences)
      text += fmt::format("   - {}\n", sentence);
  }
  return text + fmt::format("   {}\n", proposal.url);
}

std::string labels(const std::vector<std::string>& topics,
                   const std::string& language,
                   const Vocabulary& vocabulary) {
  std::string text;
  for (const auto& topic : topics)
    text += (text.empty() ? "" : ", ") + vocabulary.facet_label("topic", topic, language);
  return text;
}

}  // namespace

Result<AnswerDraft> AnswerDraft::load(const std::string& data_folder) {
  const auto json =
      read_json_file(data_folder + "/desk/answers.json", JsonSchema::named("desk_answers"));
  if (!json) return json.error();
  AnswerDraft draft;
  for (const auto& [language, parts] : json->at("languages").items()) {
    for (const auto& [name, text] : parts.items())
      draft.by_language_[language][name] = text.get<std::string>();
  }
  return draft;
}

const AnswerDraft::Parts& AnswerDraft::parts(std::string_view language) const {
  const auto found = by_language_.find(language);
  return found != by_language_.end() ? found->second : by_language_.at("nb");
}

std::string AnswerDraft::subject(std::string_view language) const {
  return parts(language).at("subject");
}

std::string AnswerDraft::with(std::string answer,
                              const std::string& piece,
                              std::string_view language) const {
  const auto& signature = parts(language).at("signature");
  const auto written = answer.find_last_not_of(" \n");
  answer.erase(written == std::string::npos ? 0 : written + 1);
  if (answer.empty()) return piece + "\n";
  if (!answer.ends_with(signature)) return answer + "\n\n" + piece + "\n";
  answer.erase(answer.size() - signature.size());
  return answer + piece + "\n\n" + signature + "\n";
}

std::string AnswerDraft::text(const Inquiry& inquiry, const Vocabulary& vocabulary) const {
  const auto& say = parts(inquiry.language);
  const auto& name = inquiry.contact.name;
  auto letter =
      name.empty() ? say.at("greeting_unnamed") : filled(say.at("greeting"), "name", name);
  letter += "\n\n" + say.at("opening") + "\n\n";
  const auto offers = offered(inquiry);
  letter += say.at(offers.empty() ? "nothing" : "offers") + "\n\n";
  std::size_t number = 0;
  for (const auto* proposal : offers)
    letter += listed(++number, *proposal) + "\n";
  if (!inquiry.asked.uncovered.empty()) {
    letter += filled(say.at("uncovered"),
                     "topics",
                     labels(inquiry.asked.uncovered, inquiry.language, vocabulary)) +
              "\n\n";
  }
  if (!offers.empty()) letter += say.at("closing") + "\n\n";
  return letter + say.at("signature") + "\n";
}

}  // namespace rundkurs::desk
