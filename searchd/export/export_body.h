#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "searchd/export/export_format.h"
#include "searchd/http/body_source.h"
#include "searchd/search/selection.h"

namespace rundkurs::exported {

/// A selection in some format, written while it is sent: holds one piece of it at a time.
class ExportBody final : public http::BodySource {
 public:
  ExportBody(Selection selection, std::unique_ptr<ExportFormat> format)
      : selection_(std::move(selection)), format_(std::move(format)) {}

  /// Throws std::runtime_error where the index cannot be read any more.
  std::string next() override;

 private:
  void add_rows(std::string& piece);

  Selection selection_;
  std::unique_ptr<ExportFormat> format_;
  std::size_t written_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace rundkurs::exported
