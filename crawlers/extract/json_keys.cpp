#include "crawlers/extract/json_keys.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed_text.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_paths = 4096;
constexpr std::size_t max_depth = 5;     // names in a path; what tells formats apart is higher up
constexpr std::size_t max_nesting = 64;  // as parse_json()
constexpr std::size_t max_text = 200;
constexpr std::size_t max_name = 100;

}  // namespace

/// Follows the parser's events with the path of the member that is being read.
class JsonKeys::Scan final : public nlohmann::json_sax<Json> {
 public:
  explicit Scan(std::map<std::string, std::string, std::less<>>& paths) : paths_(paths) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& text) override {
    const auto known = depth_ <= max_depth ? paths_.find(path_) : paths_.end();
    if (known != paths_.end() && known->second.empty() && text.size() <= max_text)
      known->second = text;
    return true;
  }

  bool start_object(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    path_.resize(open_.back().path_size);
    depth_ = open_.back().depth + 1;
    if (depth_ > max_depth) return true;
    if (!path_.empty()) path_ += '.';
    path_.append(name, 0, max_name);
    if (paths_.size() < max_paths) paths_.try_emplace(path_);
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  struct Level {
    std::size_t path_size;
    std::size_t depth;
  };

  bool open() {
    open_.push_back({path_.size(), depth_});
    return open_.size() <= max_nesting;
  }

  bool close() {
    path_.resize(open_.back().path_size);
    depth_ = open_.back().depth;
    open_.pop_back();
    return true;
  }

  std::map<std::string, std::string, std::less<>>& paths_;
  std::string path_;
  std::size_t depth_ = 0;
  std::vector<Level> open_;
};

JsonKeys::JsonKeys(std::string_view bytes) {
  // Most of what comes is pages, and every format that is JSON looks at them.
  if (const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
      first != std::string_view::npos && bytes[first] == '<')
    return;
  std::string room;
  auto text = utf8_of_json(utf8_prefix(bytes, max_bytes), room);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return;
  Scan scan(paths_);
  // What comes after the first value (NDJSON) and where it breaks off do not matter here.
  static_cast<void>(
      Json::sax_parse(text.begin(), text.end(), &scan, Json::input_format_t::json, false));
}

bool JsonKeys::has_all(std::initializer_list<std::string_view> paths) const {
  return std::all_of(paths.begin(), paths.end(), [&](auto path) { return has(path); });
}

std::string_view JsonKeys::text(std::string_view path) const {
  const auto found = paths_.find(path);
  return found == paths_.end() ? std::string_view() : found->second;
}

}  // namespace rundkurs
