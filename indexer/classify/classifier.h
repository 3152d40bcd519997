#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/offering.h"

namespace rundkurs {

/// A concept's occurrence that spoke for a topic.
struct Evidence {
  std::string concept_id;
  std::string words;  ///< As the text has them.
  std::string field;  ///< "title", "summary" …
  std::string language;
  double weight = 0;
};

struct Classification {
  int relevance = 0;               ///< 0–3.
  std::vector<TopicScore> topics;  ///< Best first.
  std::vector<Evidence> evidence;
};

/// Places a text among the topics, and says how much it is about the circular economy.
class Classifier {
 public:
  explicit Classifier(std::shared_ptr<const Vocabulary> vocabulary);
  ~Classifier();

  /// Labels the offering carries (curated) play no part here.
  Classification classify(const Offering& offering, const Analyser& analyser) const;

 private:
  std::shared_ptr<const Vocabulary> vocabulary_;
};

}  // namespace rundkurs
