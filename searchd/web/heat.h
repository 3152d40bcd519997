#pragma once

#include <string>

namespace rundkurs::web {

/// The class of a cell of a heat table, "heat-1" … "heat-5" by the root of its share of the fullest
/// cell, so that small numbers can be told apart; empty for an empty cell.
std::string heat_class(double count, double most);

}  // namespace rundkurs::web
