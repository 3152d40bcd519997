#pragma once

#include <string>

#include "schemas/result.h"

namespace rundkurs {

/// An RFC 9457 problem document, as every error of the API is told.
struct Problem {
  int status = 500;
  std::string title;  ///< "Unknown parameter".
  std::string detail;
  std::string parameter;  ///< The query parameter at fault; may be empty.

  std::string json() const;
};

/// The HTTP status that stands for an error.
int http_status(const Error& error);

}  // namespace rundkurs
