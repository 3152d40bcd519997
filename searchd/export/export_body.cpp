#include "searchd/export/export_body.h"

#include <stdexcept>

namespace rundkurs::exported {
namespace {

constexpr std::size_t piece_bytes = 32768;
constexpr std::size_t rows_at_once = 16;

}  // namespace

void ExportBody::add_rows(std::string& piece) {
  const auto rows = selection_.offerings(written_, rows_at_once);
  if (!rows) throw std::runtime_error(describe(rows.error()));
  for (const auto& offering : *rows) {
    if (written_ > 0) piece += format_->separator();
    piece += format_->row(offering);
    ++written_;
  }
}

std::string ExportBody::next() {
  std::string piece;
  if (ended_) return piece;
  if (!begun_) piece = format_->head();
  begun_ = true;
  while (piece.size() < piece_bytes && written_ < selection_.size())
    add_rows(piece);
  ended_ = written_ == selection_.size();
  if (ended_) piece += format_->tail();
  return piece;
}

}  // namespace rundkurs::exported
