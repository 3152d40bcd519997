#pragma once

#include "crawlers/normalise/delivery.h"
#include "crawlers/normalise/value_words.h"

namespace rundkurs::normalise {

/// What the members of DeliveryReader share; each reads it in a file of its own.
struct DeliveryReader::Tables {
  WordTables words;
  WordTable audiences;
};

}  // namespace rundkurs::normalise
