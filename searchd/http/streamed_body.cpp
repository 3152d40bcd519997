#include "searchd/http/streamed_body.h"

#include <fmt/format.h>

namespace rundkurs::http {

std::string StreamedBody::next() {
  if (ended()) return {};
  auto piece = source_->next();
  if (piece.empty()) source_.reset();
  if (framing_ == Framing::until_close) return piece;
  return piece.empty() ? "0\r\n\r\n" : fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

}  // namespace rundkurs::http
