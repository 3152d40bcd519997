#include "indexer/analysis/language_profile.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include <libexttextcat/textcat.h>

namespace rundkurs {
namespace {

/// The letter statistics of about 180 languages. Keeps state: for one thread at a time.
class Profiles {
 public:
  Profiles() {
    constexpr const char* folder = RUNDKURS_TEXTCAT_FOLDER;
    const auto list = std::string(folder) + "/fpdb.conf";
    handle_.reset(special_textcat_Init(list.c_str(), (std::string(folder) + "/").c_str()));
    if (!handle_)
      throw std::runtime_error("telling languages apart needs the package libexttextcat-data: " +
                               list + " cannot be read");
    candidates_ = textcat_GetClassifyFullOutput(handle_.get());
  }
  ~Profiles() { textcat_ReleaseClassifyFullOutput(handle_.get(), candidates_); }
  Profiles(const Profiles&) = delete;
  Profiles& operator=(const Profiles&) = delete;

  /// As libexttextcat names it: "se--utf8"; empty where the text is too short.
  std::string_view nearest(std::string_view text) const {
    const int found = textcat_ClassifyFull(handle_.get(), text.data(), text.size(), candidates_);
    if (found <= 0) return {};
    const auto* const best = std::min_element(
        candidates_, candidates_ + found, [](const candidate_t& a, const candidate_t& b) {
          return a.score < b.score;
        });
    return best->name;
  }

 private:
  struct Done {
    void operator()(void* handle) const noexcept { textcat_Done(handle); }
  };
  std::unique_ptr<void, Done> handle_;
  candidate_t* candidates_ = nullptr;
};

}  // namespace

LanguageSet resembled_language(std::string_view text) {
  thread_local const Profiles profiles;
  const auto name = profiles.nearest(text);
  const auto language = language_of(name.substr(0, name.find("--")));
  return language ? set_of(*language) : LanguageSet{0};
}

}  // namespace rundkurs
