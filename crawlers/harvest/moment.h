#pragma once

#include <chrono>
#include <functional>

#include "schemas/timestamp.h"

namespace rundkurs {

/// Time as politeness counts it: the frontier's whole seconds are too coarse for that.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where the harvest gets the time from; tests give it one that they move.
using Clock = std::function<Moment()>;

inline Timestamp whole_seconds(Moment moment) {
  return std::chrono::floor<std::chrono::seconds>(moment);
}

}  // namespace rundkurs
