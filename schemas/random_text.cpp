#include "schemas/random_text.h"

#include <cerrno>
#include <stdexcept>
#include <string_view>

#include <sys/random.h>

namespace rundkurs {

std::string random_text(std::size_t characters) {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";  // RFC 4648's base32
  std::string text(characters, '\0');
  for (std::size_t filled = 0; filled < text.size();) {
    const auto got = ::getrandom(text.data() + filled, text.size() - filled, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw std::runtime_error("the system gives no random bytes");
    filled += static_cast<std::size_t>(got);
  }
  for (char& c : text)
    c = alphabet[static_cast<unsigned char>(c) % alphabet.size()];
  return text;
}

}  // namespace rundkurs
