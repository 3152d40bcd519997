#include "indexer/classify/classifier.h"

#include <utility>

namespace rundkurs {

Classifier::Classifier(std::shared_ptr<const Vocabulary> vocabulary)
    : vocabulary_(std::move(vocabulary)) {}

Classifier::~Classifier() = default;

}  // namespace rundkurs
