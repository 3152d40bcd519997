#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "indexer/merge/merge_plan.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/file.h"
#include "schemas/sql/database_url.h"

namespace rundkurs::command {
namespace {

struct ExplainOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string id;
  bool merges = false;
};

/// A concept with all its words, as the adviser shall see them.
struct Found {
  double weight = 0;
  std::vector<std::string> words;  ///< "avfall" [nb] in title
};
using FoundByConcept = std::map<std::string, Found>;

void print_line(const std::string& line) {
  std::printf("%s\n", line.c_str());
}

void print_head(const Offering& offering) {
  print_line(fmt::format("{}  {}", offering.id, offering.url));
  for (const auto& [language, title] : offering.title)
    print_line(fmt::format("  title [{}] {}", language, title));
  for (const auto& alias : offering.aliases)
    print_line("  also known as " + alias);
}

void print_languages(const std::vector<FieldAnalysis>& fields) {
  print_line("languages");
  for (const auto& field : fields)
    print_line(fmt::format(
        "  {:<18} {:<3} {} words", field.field, field.language, field.analysis.tokens.size()));
}

FoundByConcept by_concept(const std::vector<Evidence>& all) {
  FoundByConcept found;
  for (const auto& evidence : all) {
    auto& one = found[evidence.concept_id];
    one.weight += evidence.weight;
    auto words =
        fmt::format("\"{}\" [{}] in {}", evidence.words, evidence.language, evidence.field);
    if (std::find(one.words.begin(), one.words.end(), words) == one.words.end())
      one.words.push_back(std::move(words));
  }
  return found;
}

void print_concepts(const FoundByConcept& found) {
  print_line(found.empty() ? "concepts: none" : "concepts, by how much they count");
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [id, one] : found)
    order.emplace_back(-one.weight, id);
  std::sort(order.begin(), order.end());
  for (const auto& [weight, id] : order)
    print_line(
        fmt::format("  {:.2f}  {:<34} {}", -weight, id, fmt::join(found.at(id).words, ", ")));
}

const char* meaning(int relevance) {
  switch (relevance) {
    case 0:
      return "not about the circular economy; kept in the catalogue, left out of the index";
    case 1:
      return "touches the circular economy";
    case 2:
      return "the circular economy is a substantial part";
    default:
      return "the circular economy is the subject";
  }
}

void print_relevance(const Offering& offering, const Classification& judged) {
  print_line(fmt::format("relevance {}: {}", judged.relevance, meaning(judged.relevance)));
  print_line(
      fmt::format("  how likely: touches it {:.2f}, a substantial part {:.2f}, the subject {:.2f}",
                  judged.at_least[0],
                  judged.at_least[1],
                  judged.at_least[2]));
  print_line(
      fmt::format("  from the concepts above (together {:.2f}), most of all from the strongest in "
                  "title and text",
                  judged.score));
  if (offering.relevance_curated)
    print_line(fmt::format("  a person said {}, and that counts", offering.relevance.value_or(0)));
}

void print_topics(const Offering& offering,
                  const Classification& judged,
                  const FoundByConcept& found) {
  print_line(judged.topics.empty() ? "topics: none" : "topics");
  for (const auto& topic : judged.topics) {
    print_line(fmt::format("  {:.2f}  {}", topic.score, topic.id));
    for (const auto& id : topic.concepts)
      print_line(fmt::format("          {}: {}", id, fmt::join(found.at(id).words, ", ")));
    std::set<std::string> words;
    for (const auto& each : judged.words)
      if (each.topic == topic.id) words.insert(fmt::format("\"{}\" in {}", each.word, each.field));
    if (!words.empty())
      print_line(fmt::format("          everyday words: {}", fmt::join(words, ", ")));
  }
  for (const auto& topic : offering.topics)
    if (topic.curated) print_line(fmt::format("  a person said {}, and that counts", topic.id));
}

/// Those of the catalogue for each record, then those of the plan.
Result<std::vector<std::string>> merge_reasons(Catalogue& catalogue,
                                               const MergePlan& plan,
                                               const std::string& head) {
  std::vector<std::string> all;
  std::vector<std::string> ids = {head};
  for (const auto& twin : plan.twins_of(head))
    ids.push_back(twin.id);
  for (const auto& id : ids) {
    const auto reasons = catalogue.merge_reasons(id);
    if (!reasons) return reasons.error();
    all.insert(all.end(), reasons->begin(), reasons->end());
  }
  for (const auto& twin : plan.twins_of(head))
    all.push_back(twin.reason);
  return all;
}

Result<MergePlan> plan_of(Catalogue& catalogue, const Reader& reader, const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  const auto apart = Apart::load(*data + "/merge/apart.json");
  if (!apart) return apart.error();
  return MergePlan::make(catalogue, reader.analyser, *reader.vocabulary, *apart);
}

void print_merges(const std::string& head,
                  const std::vector<std::string>& reasons,
                  const MergePlan& plan) {
  print_line(reasons.empty() ? "merges: none"
                             : "merges (data/merge/apart.json keeps two records apart)");
  for (const auto& reason : reasons)
    print_line("  " + reason);
  const auto related = plan.related_to(head);
  print_line(related.empty() ? "related: none" : "related, and not merged");
  for (const auto& each : related)
    print_line(fmt::format("  {}: {}", each.id, each.reason));
}

/// Every merge and every relation of the catalogue, a line each.
Result<void> list_merges(Catalogue& catalogue, const MergePlan& plan) {
  return catalogue.for_each({}, [&](const Offering& offering) -> Result<void> {
    const auto& head = plan.head_of(offering.id);
    const auto reasons = catalogue.merge_reasons(offering.id);
    if (!reasons) return reasons.error();
    for (const auto& reason : *reasons)
      print_line(fmt::format("merged\t{}\t{}", head, reason));
    for (const auto& twin : plan.twins_of(offering.id))
      print_line(fmt::format("merged\t{}\t{}", head, twin.reason));
    if (head != offering.id) return {};
    for (const auto& related : plan.related_to(head))
      print_line(fmt::format("related\t{}\t{}: {}", head, related.id, related.reason));
    return {};
  });
}

Result<void> explain(const ExplainOptions& options, const CommonOptions& common) {
  const auto reader = load_reader(common);
  if (!reader) return reader.error();
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const auto plan = plan_of(**catalogue, *reader, common);
  if (!plan) return plan.error();
  if (options.merges) return list_merges(**catalogue, *plan);

  const auto found = (*catalogue)->find(options.id);
  if (!found) return found.error();
  if (!*found)
    return Error{.code = Error::Code::not_found,
                 .message = "no offering has the id " + options.id,
                 .where = without_password(options.catalogue),
                 .hint = ""};
  const auto head = plan->head_of((*found)->id);
  const auto merged = merged_offering(**catalogue, *plan, head);
  if (!merged) return merged.error();
  const auto& offering = *merged ? **merged : **found;  // one that is gone
  const auto reasons = merge_reasons(**catalogue, *plan, head);
  if (!reasons) return reasons.error();

  const auto fields = reader->classifier.read(offering, reader->analyser);
  const auto judged = reader->classifier.classify(fields);
  const auto concepts = by_concept(judged.evidence);
  print_head(offering);
  print_languages(fields);
  print_concepts(concepts);
  print_relevance(offering, judged);
  print_topics(offering, judged, concepts);
  print_merges(head, *reasons, *plan);
  return {};
}

}  // namespace

void add_explain(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand(
      "explain", "Say why an offering is judged as it is, and what it was joined from");
  const auto options = std::make_shared<ExplainOptions>();
  command
      ->add_option(
          "--catalogue", options->catalogue, "The catalogue to read: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  auto* id = command->add_option("ID", options->id, "Id or alias of the offering");
  auto* merges = command->add_flag(
      "--merges", options->merges, "List all merges and relations of the catalogue instead");
  id->excludes(merges);
  command->callback([options, &common, &status] {
    if (options->id.empty() && !options->merges) throw CLI::RequiredError("ID");
    const auto explained = explain(*options, common);
    status = explained ? 0 : fail(explained.error());
  });
}

}  // namespace rundkurs::command
