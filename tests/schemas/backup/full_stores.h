#pragma once

#include <string>
#include <vector>

namespace rundkurs::backup {

/// Fills the empty catalogue at an address with something in every table: `offerings` of them, with
/// history, aliases and corrections, and what a crawl remembers, bytes among it that are no text.
void fill_catalogue(const std::string& url, int offerings);

/// The same for a desk.
void fill_desk(const std::string& url, int inquiries);

/// Every offering of a catalogue, gone or not, as it is exported.
std::vector<std::string> lines_of(const std::string& catalogue);

}  // namespace rundkurs::backup
