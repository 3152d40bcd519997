#include "searchd/match/subject_evidence.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace rundkurs::match {
namespace {

constexpr double share_within = 0.4;  // "avfall" in "avfallsplan"
constexpr std::string_view topic_of_teaching = "education-for-sustainability";
constexpr double everyday_strength = 0.75;
constexpr double floor_of_weight = 0.25;  // in an inquiry even a weak idea is meant

class Gatherer {
 public:
  Gatherer(const Reading& reading,
           const Analysis& analysis,
           const Vocabulary& vocabulary,
           const Emphasis& emphasis)
      : reading_(reading), analysis_(analysis), vocabulary_(vocabulary), emphasis_(emphasis) {}

  std::vector<SubjectEvidence> run() {
    number_needs();
    find_education();
    find_spans();
    read_concepts();
    read_everyday();
    return std::move(evidence_);
  }

 private:
  /// "1) … 2) …", "I tillegg …": another thing is asked for.
  void number_needs() {
    const auto& message = reading_.message;
    std::vector<bool> starts(message.sentences.size());
    for (const auto& mention : reading_.find("message/again")) {
      const auto sentence = message.sentence_of(mention.first);
      if (mention.first <= message.sentences[sentence].first + 1) starts[sentence] = true;
    }
    std::size_t need = 0;
    bool in_list = false;
    for (std::size_t i = 0; i < message.sentences.size(); ++i) {
      const bool item = message.sentences[i].item;
      if (i > 0 && (starts[i] || (item && in_list))) ++need;
      if (item) in_list = true;
      need_of_sentence_.push_back(need);
    }
  }

  void add(const std::string& id, std::size_t token, double strength, std::string words) {
    const auto* const idea = vocabulary_.concept_by_id(id);
    if (idea == nullptr || idea->topic.empty()) return;
    const double value =
        strength * emphasis_.of(token) * std::min(1.0, floor_of_weight + idea->weight);
    const auto sentence = reading_.message.sentence_of(token);
    evidence_.push_back(
        {value, token, sentence, need_of_sentence_[sentence], idea, std::move(words)});
  }

  /// Wordings of ideas as they lie in the text: one within another says less.
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool lies_within_another(const Span& span) const {
    return std::any_of(spans_.begin(), spans_.end(), [&span](const Span& other) {
      return other.begin <= span.begin && span.end <= other.end &&
             other.end - other.begin > span.end - span.begin;
    });
  }

  Span span_of(const Mention& mention) const {
    const auto& tokens = reading_.message.tokens;
    return {tokens[mention.first].begin, tokens[mention.last - 1].end};
  }

  /// Words of education are no subject: "opplæring" is not didactics, "masterprogram" no policy.
  void find_education() {
    education_.resize(reading_.message.tokens.size());
    for (const auto* const table : {"message/purpose", "studies/kinds", "studies/levels"}) {
      for (const auto& mention : reading_.find(table)) {
        if (mention.compound || mention.means == "other" || mention.means == "need") continue;
        for (auto i = mention.first; i < mention.last; ++i)
          education_[i] = true;
      }
    }
  }

  bool names_education(const ConceptMatch& match) const {
    // Education for sustainability is a subject whose names hold such words.
    constexpr double own_subject = 0.3;
    const auto* const idea = vocabulary_.concept_by_id(match.concept_id);
    if (idea == nullptr || (idea->topic == topic_of_teaching && idea->weight >= own_subject))
      return false;
    const auto last = token_at(reading_.message, match.end - 1);
    for (auto i = token_at(reading_.message, match.begin); i <= last; ++i) {
      if (education_[i]) return true;
    }
    return false;
  }

  void find_spans() {
    everyday_ = reading_.find("everyday/everyday");
    for (const auto& match : analysis_.concepts) {
      if (names_education(match)) continue;
      concepts_.push_back(&match);
      spans_.push_back({match.begin, match.end});
    }
    for (const auto& mention : everyday_)
      spans_.push_back(span_of(mention));
  }

  void read_concepts() {
    for (const auto* const match : concepts_) {
      const bool within = match->within || lies_within_another({match->begin, match->end});
      add(match->concept_id,
          token_at(reading_.message, match->begin),
          match->strength * (within ? share_within : 1),
          reading_.message.text.substr(match->begin, match->end - match->begin));
    }
  }

  void read_everyday() {
    for (const auto& mention : everyday_) {
      const bool within = lies_within_another(span_of(mention));
      add(std::string(mention.means),
          mention.first,
          everyday_strength * (within ? share_within : 1),
          reading_.message.words(mention.first, mention.last));
    }
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const Vocabulary& vocabulary_;
  const Emphasis& emphasis_;
  std::vector<std::size_t> need_of_sentence_;
  std::vector<bool> education_;  ///< By token.
  std::vector<const ConceptMatch*> concepts_;
  std::vector<Mention> everyday_;
  std::vector<Span> spans_;
  std::vector<SubjectEvidence> evidence_;
};

}  // namespace

std::size_t token_at(const Message& message, std::size_t byte) {
  const auto& tokens = message.tokens;
  const auto after =
      std::upper_bound(tokens.begin(), tokens.end(), byte, [](std::size_t at, const Token& token) {
        return at < token.begin;
      });
  return after == tokens.begin() ? 0 : static_cast<std::size_t>(after - tokens.begin()) - 1;
}

std::vector<SubjectEvidence> subject_evidence(const Reading& reading,
                                              const Analysis& analysis,
                                              const Vocabulary& vocabulary,
                                              const Emphasis& emphasis) {
  return Gatherer(reading, analysis, vocabulary, emphasis).run();
}

}  // namespace rundkurs::match
