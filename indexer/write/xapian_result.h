#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "schemas/result.h"

namespace rundkurs {

/// Xapian's exception as an error at `where` (the index's folder).
Error index_error(const Xapian::Error& error, const std::string& where);

/// Calls `work`, which returns a Result, and turns what Xapian throws into its error. The only
/// place that catches Xapian's exceptions.
template <typename Work>
auto with_xapian(const std::string& where, Work&& work) -> std::invoke_result_t<Work> {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    return index_error(error, where);
  }
}

}  // namespace rundkurs
