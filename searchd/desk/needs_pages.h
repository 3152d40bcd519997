#pragma once

#include <string>

#include "searchd/desk/room.h"
#include "searchd/desk/waiting.h"
#include "searchd/needs/answer_reader.h"

namespace rundkurs::desk {

/// A survey tool's table that was looked at, to be read again as somebody says, or stored.
struct SurveyFile {
  std::string survey;  ///< What it will be called.
  std::string bytes;
};

/// `/desk/needs`: takes in a survey's answers, after a look at how its columns are read, which can
/// be said otherwise, and at every row that cannot be. `reader` and `waiting` must outlive the
/// router.
void add_needs_pages(http::Router& router,
                     const DeskSite& site,
                     const needs::AnswerReader& reader,
                     Waiting<SurveyFile>& waiting);

}  // namespace rundkurs::desk
