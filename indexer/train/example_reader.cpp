#include "indexer/train/example_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/classify/offering_analysis.h"
#include "schemas/file.h"

namespace rundkurs {

namespace {

bool is_label(const nlohmann::json& row) {
  if (!row.is_object()) return false;
  const auto is = [&row](const char* member, auto type) {
    const auto found = row.find(member);
    return found != row.end() && type(*found);
  };
  return is("id", [](const auto& id) { return id.is_string(); }) &&
         is("relevance", [](const auto& grade) { return grade.is_number_integer(); }) &&
         is("topics", [](const auto& topics) {
           return topics.is_array() &&
                  std::all_of(topics.begin(), topics.end(), [](const auto& topic) {
                    return topic.is_string();
                  });
         });
}

}  // namespace

Result<JudgementsById> read_labels(const std::string& path) {
  JudgementsById labels;
  if (path.empty()) return labels;
  const auto text = read_file(path);
  if (!text) return text.error();
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text->size();) {
    const auto end = std::min(text->find('\n', begin), text->size());
    const auto row = nlohmann::json::parse(text->substr(begin, end - begin), nullptr, false);
    ++line;
    begin = end + 1;
    if (!is_label(row))
      return Error{.code = Error::Code::malformed,
                   .message = "is no object with id, relevance and topics",
                   .where = fmt::format("{}:{}", path, line),
                   .hint = ""};
    labels[row.at("id").get<std::string>()] = {row.at("relevance").get<int>(),
                                               row.at("topics").get<std::vector<std::string>>()};
  }
  return labels;
}

Result<void> ExampleReader::add(const Offering& offering,
                                const std::string& where,
                                std::size_t file) {
  auto said = judgement_of(offering, where);
  if (!said) return said.error();
  const auto known = known_as(offering);
  const auto place = known.value_or(rows_.examples.size());
  if (known) *said = joined(judgements_[place], *said);
  auto example = example_of(offering, *said, where);
  if (!example) return example.error();
  if (!known) {
    rows_.examples.emplace_back();
    rows_.files.emplace_back();
    judgements_.emplace_back();
  }
  rows_.examples[place] = *std::move(example);
  rows_.files[place] = file;
  judgements_[place] = *std::move(said);
  places_[offering.id] = place;
  for (const auto& alias : offering.aliases)
    places_.emplace(alias, place);
  return {};
}

Result<Judgement> ExampleReader::judgement_of(const Offering& offering,
                                              const std::string& where) const {
  const auto found = labels_.find(offering.id);
  auto judgement = joined(found != labels_.end() ? found->second : judgement_in(offering),
                          desk_judgement_in(offering));
  if (!judgement.empty()) return judgement;
  return Error{.code = Error::Code::malformed,
               .message = "has no relevance or topics given by a person",
               .where = where + ": " + offering.id,
               .hint =
                   "give a file of labels with --labels, or rows of `rundkurs-crawl export "
                   "--judged`"};
}

std::optional<std::size_t> ExampleReader::known_as(const Offering& offering) const {
  if (const auto found = places_.find(offering.id); found != places_.end()) return found->second;
  for (const auto& alias : offering.aliases)
    if (const auto found = places_.find(alias); found != places_.end()) return found->second;
  return std::nullopt;
}

Result<Example> ExampleReader::example_of(const Offering& offering,
                                          const Judgement& said,
                                          const std::string& where) const {
  Example example{
      .institution = offering.institution.id,
      .relevance = said.relevance.value_or(0),
      .topics = std::vector<bool>(vocabulary_.topics().size()),
      .features = features_of(
          analyse_offering(offering, analyser_, denials_), field_weights_, vocabulary_, words_),
      .relevance_judged = said.relevance.has_value(),
      .topics_judged = said.topics.has_value()};
  example.features.words.clear();  // views into a text that is gone
  for (const auto& id : said.topics.value_or(std::vector<std::string>())) {
    const auto* topic = vocabulary_.topic_by_id(id);
    if (topic == nullptr)
      return Error{.code = Error::Code::malformed,
                   .message = "topics.json has no topic " + id,
                   .where = fmt::format("{}: {}", where, offering.id),
                   .hint = ""};
    example.topics[static_cast<std::size_t>(topic - vocabulary_.topics().data())] = true;
  }
  return example;
}

}  // namespace rundkurs
