#include "searchd/match/read_subjects.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "indexer/analysis/function_word.h"
#include "searchd/match/emphasis.h"
#include "searchd/match/subject_evidence.h"

namespace rundkurs::match {
namespace {

constexpr double share_broader = 0.3;  // what a narrow idea says for the topic of a broader one
constexpr double said_again = 0.5;
constexpr double saturation = 1.3;
constexpr double least_topic = 0.28;
constexpr double least_share = 0.45;  // of the strongest topic of its need
// "Circular business models" are no circular economy in general.
constexpr std::string_view general_topic = "circular-economy-general";
constexpr std::string_view topic_of_teaching = "education-for-sustainability";
constexpr double said_in_one_breath = 0.3;
constexpr double outweighs_general = 0.7;
constexpr std::size_t most_topics = 3;
constexpr std::size_t most_concepts = 24;
constexpr std::size_t most_stems = 20;
constexpr std::size_t least_stem = 5;
constexpr double stem_emphasis = 0.75;

class SubjectReader {
 public:
  SubjectReader(const Reading& reading,
                const Analysis& analysis,
                const Vocabulary& vocabulary,
                Inquiry& inquiry)
      : reading_(reading),
        analysis_(analysis),
        vocabulary_(vocabulary),
        inquiry_(inquiry),
        emphasis_(reading) {}

  void read() {
    evidence_ = subject_evidence(reading_, analysis_, vocabulary_, emphasis_);
    sum_topics();
    keep_concepts();
    read_stems();
  }

 private:
  using Evidence = SubjectEvidence;
  using Key = std::pair<std::size_t, std::string>;  ///< Need and topic.
  struct Sum {
    double value = 0;
    std::size_t sentence = 0;  ///< Of its strongest evidence.
    std::vector<std::string> words;
  };

  /// What a narrow idea says for the topics of its broader ones. That everything circular is part
  /// of the circular economy goes without saying.
  std::vector<Evidence> with_broader() const {
    auto all = evidence_;
    for (const auto& each : evidence_) {
      for (const auto& broader : each.idea->broader) {
        const auto* const above = vocabulary_.concept_by_id(broader);
        if (above == nullptr || above->topic.empty() || above->topic == each.idea->topic ||
            above->topic == general_topic)
          continue;
        all.push_back(each);
        all.back().value *= share_broader;
        all.back().idea = above;
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
      return a.value > b.value;
    });
    return all;
  }

  /// A word counts once for a topic, however many of its ideas it names; an idea counts less when
  /// it is said again.
  std::map<Key, Sum> sums() const {
    std::map<Key, Sum> sums;
    std::set<std::pair<Key, std::size_t>> heard;
    std::set<std::pair<std::size_t, const Concept*>> known;
    for (const auto& each : with_broader()) {
      const Key key(each.need, each.idea->topic);
      if (!heard.insert({key, each.token}).second) continue;
      const bool first = known.insert({key.first, each.idea}).second;
      auto& sum = sums[key];
      if (sum.words.empty()) sum.sentence = each.sentence;
      sum.value += each.value * (first ? 1 : said_again);
      if (std::find(sum.words.begin(), sum.words.end(), each.words) == sum.words.end())
        sum.words.push_back(each.words);
    }
    return sums;
  }

  static void lower_general(std::map<Key, Sum>& sums) {
    for (auto& [key, general] : sums) {
      if (key.second != general_topic) continue;
      for (const auto& [other, sum] : sums) {
        if (other.first != key.first || other.second == general_topic ||
            other.second == topic_of_teaching || sum.sentence != general.sentence ||
            sum.value < outweighs_general * general.value)
          continue;
        general.value *= said_in_one_breath;
        break;
      }
    }
  }

  void sum_topics() {
    auto sums = this->sums();
    lower_general(sums);
    std::map<std::size_t, double> best;
    for (auto& [key, sum] : sums) {
      sum.value = 1 - std::exp(-saturation * sum.value);
      best[key.first] = std::max(best[key.first], sum.value);
    }
    std::vector<AskedTopic> topics;
    for (auto& [key, sum] : sums) {
      if (sum.value >= least_topic && sum.value >= least_share * best[key.first])
        topics.push_back({key.second, sum.value, std::move(sum.words), key.first});
    }
    keep_topics(std::move(topics));
  }

  /// The strongest of each need; a topic is asked for once.
  void keep_topics(std::vector<AskedTopic> topics) {
    std::stable_sort(topics.begin(), topics.end(), [](const AskedTopic& a, const AskedTopic& b) {
      return a.weight > b.weight;
    });
    std::map<std::size_t, std::size_t> kept;
    for (auto& topic : topics) {
      const bool known = std::any_of(inquiry_.topics.begin(),
                                     inquiry_.topics.end(),
                                     [&](const AskedTopic& other) { return other.id == topic.id; });
      if (known || kept[topic.need] >= most_topics) continue;
      ++kept[topic.need];
      inquiry_.topics.push_back(std::move(topic));
    }
    number_anew();
  }

  /// Needs without a topic of their own are none.
  void number_anew() {
    std::map<std::size_t, std::size_t> numbers;
    for (const auto& topic : inquiry_.topics)
      numbers.emplace(topic.need, 0);
    std::size_t next = 0;
    for (auto& [need, number] : numbers)
      number = next++;
    for (auto& topic : inquiry_.topics)
      topic.need = numbers[topic.need];
    numbers_ = std::move(numbers);
    inquiry_.needs = next;
  }

  void keep_concepts() {
    for (const auto& each : evidence_) {
      const auto need = numbers_.find(each.need);
      if (need == numbers_.end()) continue;
      auto& asked = inquiry_.concepts;
      const auto known = std::find_if(asked.begin(), asked.end(), [&](const AskedConcept& other) {
        return other.id == each.idea->id && other.need == need->second;
      });
      if (known == asked.end()) {
        asked.push_back({each.idea->id, std::min(each.value, 1.0), each.words, need->second});
      } else if (each.value > known->weight) {
        known->weight = std::min(each.value, 1.0);
        known->words = each.words;
      }
    }
    std::stable_sort(
        inquiry_.concepts.begin(),
        inquiry_.concepts.end(),
        [](const AskedConcept& a, const AskedConcept& b) { return a.weight > b.weight; });
    if (inquiry_.concepts.size() > most_concepts) inquiry_.concepts.resize(most_concepts);
  }

  bool is_sign(std::size_t token) const {
    return std::binary_search(signs_.begin(), signs_.end(), token);
  }

  /// Words beside the ideas that an offering in the same language may have.
  void read_stems() {
    for (const auto table : {"message/purpose",
                             "message/describes",
                             "studies/levels",
                             "studies/kinds",
                             "studies/modes",
                             "studies/pace",
                             "studies/length",
                             "stance/stances",
                             "stance/units",
                             "people/writers",
                             "languages/in",
                             "languages/name",
                             "places/countries",
                             "time/times",
                             "numbers/numbers"}) {
      for (const auto& mention : reading_.find(table)) {
        for (auto i = mention.first; i < mention.last; ++i)
          signs_.push_back(i);
      }
    }
    std::sort(signs_.begin(), signs_.end());
    for (const auto& token : analysis_.tokens) {
      if (inquiry_.stems.size() >= most_stems) return;
      const auto at = token_at(reading_.message, token.begin);
      if (token.stem.size() < least_stem || says_nothing(token.word) || is_sign(at) ||
          emphasis_.of(at) < stem_emphasis)
        continue;
      if (std::find(inquiry_.stems.begin(), inquiry_.stems.end(), token.stem) ==
          inquiry_.stems.end())
        inquiry_.stems.push_back(token.stem);
    }
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const Vocabulary& vocabulary_;
  Inquiry& inquiry_;
  const Emphasis emphasis_;
  std::vector<Evidence> evidence_;
  std::map<std::size_t, std::size_t> numbers_;
  std::vector<std::size_t> signs_;
};

}  // namespace

void add_teaching(Inquiry& inquiry) {
  constexpr double beside_the_subject = 0.4;
  const bool known = std::any_of(inquiry.topics.begin(),
                                 inquiry.topics.end(),
                                 [](const auto& topic) { return topic.id == topic_of_teaching; });
  if (!known && !inquiry.topics.empty())
    inquiry.topics.push_back({std::string(topic_of_teaching), beside_the_subject, {}, 0});
}

void read_subjects(const Reading& reading,
                   const Analysis& analysis,
                   const Vocabulary& vocabulary,
                   Inquiry& inquiry) {
  if (reading.message.tokens.empty()) return;
  SubjectReader(reading, analysis, vocabulary, inquiry).read();
}

}  // namespace rundkurs::match
