#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/desk/intake.h"
#include "searchd/search/search_service.h"
#include "searchd/web/frame.h"

namespace rundkurs::desk {

/// The view model of `ask.mustache`: the form, with what was filled in already. `fault` names the
/// member that is wrong, as the keys `ask_error.…` do; empty for none. `once` makes sending the
/// same form twice harmless.
nlohmann::json ask_view(const web::Frame& frame,
                        const Letter& letter,
                        std::string_view fault,
                        const std::string& once);

/// What answers a message, and how it was understood: the part of a view model that
/// `answer.mustache` draws. `constraints` are those that it was understood under.
void add_answer(nlohmann::json& view,
                const web::Frame& frame,
                const match::MatchAnswer& answer,
                const nlohmann::json& constraints,
                const SearchService& search);

/// The view model of `asked.mustache`: what fits the message of a letter. `stored` where it was
/// just sent.
nlohmann::json asked_view(const web::Frame& frame,
                          const Letter& letter,
                          const match::MatchAnswer& answer,
                          const nlohmann::json& constraints,
                          const SearchService& search,
                          const std::optional<Added>& stored);

}  // namespace rundkurs::desk
