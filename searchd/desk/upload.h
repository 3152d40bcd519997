#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/form_data.h"
#include "searchd/http/router.h"

namespace rundkurs::desk {

/// A form of ours that brought a file.
class Upload {
 public:
  explicit Upload(std::vector<http::FormPart> parts) : parts_(std::move(parts)) {}

  /// What a field or its file holds; empty where there is none.
  std::string_view content(std::string_view name) const {
    for (const auto& part : parts_) {
      if (part.name == name) return part.content;
    }
    return {};
  }

 private:
  std::vector<http::FormPart> parts_;
};

/// As form_body_behind_login(), with a file of 16 MiB and its form around it.
inline http::BodyRules upload_body_behind_login() {
  return {(std::size_t{16} << 20U) + (std::size_t{16} << 10U), {}};
}

}  // namespace rundkurs::desk
