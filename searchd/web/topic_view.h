#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// `{url, label, lead}` of a topic page.
nlohmann::json topic_card(const Frame& frame, const Topic& topic);

/// The view model of `cards.mustache` with all topics.
nlohmann::json topics_view(const Frame& frame);

/// The view model of `topic.mustache`.
nlohmann::json topic_view(const Frame& frame, const Topic& topic);

/// Says that a text is not in the reader's language; empty where it is.
std::string language_remark(const Frame& frame, std::string_view written);

}  // namespace rundkurs::web
