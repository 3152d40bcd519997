#pragma once

#include <string>

#include "searchd/desk/room.h"
#include "searchd/gaps/gap_service.h"

namespace rundkurs::desk {

/// What the report is made of beside the index and the desk. The service must outlive the router.
struct ReportSite {
  const DeskSite& desk;
  gaps::GapService& gaps;
  std::string data_folder;  ///< Whose rules and labels counted.
};

/// `/desk/report`: a button that makes the dated report, as a file to open and print, or its
/// figures alone. The day becomes one that the next report is compared with.
void add_report_pages(http::Router& router, const ReportSite& site);

}  // namespace rundkurs::desk
