#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/vocabulary.h"
#include "searchd/match/inquiry.h"
#include "searchd/web/messages.h"

namespace rundkurs::desk {

/// One thing that a message was understood to ask for, to be taken away by hand.
struct Chip {
  std::string label;
  std::string value;  ///< "topics:plastics", "levels:!" for what is refused, "free".
};

std::vector<Chip> chips_of(const match::Inquiry& inquiry,
                           const web::Messages& messages,
                           const Vocabulary& vocabulary);

/// The constraints (in the form of `POST /api/v1/match`) under which `inquiry` was understood, with
/// one chip taken away. What is no chip changes nothing.
nlohmann::json without_chip(nlohmann::json constraints,
                            const match::Inquiry& inquiry,
                            std::string_view chip);

/// The same with one more topic.
nlohmann::json with_topic(nlohmann::json constraints,
                          const match::Inquiry& inquiry,
                          const std::string& topic);

}  // namespace rundkurs::desk
