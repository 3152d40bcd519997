#pragma once

#include <string>
#include <vector>

namespace rundkurs {

/// Makes one database of all `parts`, as small as it gets, in the new folder `target`. Documents
/// are numbered in the order of the parts. The parts cannot be read afterwards: a table that has
/// been joined gives its room back before the next is, so that one table at a time is on the disk
/// twice. Throws Xapian::Error.
void join_databases(const std::vector<std::string>& parts, const std::string& target);

}  // namespace rundkurs
