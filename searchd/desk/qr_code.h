#pragma once

#include <string>

namespace rundkurs::desk {

/// A QR code of the text as the path of an SVG picture whose unit is one module, with the four
/// empty ones around it that readers need; drawn by libqrencode.
struct QrCode {
  int width = 0;  ///< In modules, the empty ones included; 0 where the text is too long for one.
  std::string path;
};
QrCode make_qr_code(const std::string& text);

}  // namespace rundkurs::desk
