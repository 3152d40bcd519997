#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/parameters.h"

namespace rundkurs::web {

/// The address of a page as its parameters: filters are added and taken away, and the page number
/// starts anew with every change.
class Address {
 public:
  Address(std::string path, std::vector<http::Parameter> parameters);

  Address with(std::string_view name,
               std::string_view value) const;  ///< In place of earlier values.
  Address without(std::string_view name) const;
  Address without(std::string_view name, std::string_view value) const;  ///< One of several values.

  const std::string& path() const { return path_; }
  const std::vector<http::Parameter>& parameters() const { return parameters_; }
  std::string text() const;

 private:
  std::string path_;
  std::vector<http::Parameter> parameters_;
};

}  // namespace rundkurs::web
