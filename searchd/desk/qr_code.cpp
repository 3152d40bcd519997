#include "searchd/desk/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include "schemas/handle.h"

namespace rundkurs::desk {

QrCode make_qr_code(const std::string& text) {
  constexpr int quiet_zone = 4;  // ISO/IEC 18004
  const Handle<QRcode, &QRcode_free> code(::QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (code == nullptr) return {};
  QrCode picture{code->width + 2 * quiet_zone, {}};
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      const bool dark = (code->data[y * code->width + x] & 1U) != 0;
      if (dark) picture.path += fmt::format("M{} {}h1v1h-1z", x + quiet_zone, y + quiet_zone);
    }
  }
  return picture;
}

}  // namespace rundkurs::desk
