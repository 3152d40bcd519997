#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "schemas/desk/institution_links.h"

namespace rundkurs::desk {

/// Who comes to `/own/{token}`: the token names a link of the desk and is signed, so that nobody
/// makes one, and one link opens the rows of one institution (HMAC-SHA-256 by libsodium, cut to 128
/// bits as RFC 2104 section 5 allows). The key lies in the desk's database. From any thread.
class OwnLinks {
 public:
  /// `links` must outlive it.
  explicit OwnLinks(InstitutionLinks& links) : links_(links) {}

  static constexpr auto lasts = std::chrono::days(60);

  Result<InstitutionLink> make(const std::string& institution, const By& by);

  /// What stands in the link's address: lower-case letters and digits.
  Result<std::string> token_of(const InstitutionLink& link);

  enum class State { open, forged, expired, withdrawn };
  struct Entry {
    State state = State::forged;
    InstitutionLink link;    ///< Of a forged one nothing.
    std::string form_token;  ///< Comes back with each form of the link's pages.
  };
  Result<Entry> enter(std::string_view token, Timestamp now);

 private:
  InstitutionLinks& links_;
};

}  // namespace rundkurs::desk
