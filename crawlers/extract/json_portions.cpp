#include "crawlers/extract/json_portions.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rundkurs {
namespace {

constexpr std::size_t max_list_depth = 4;  // members around a list: body._embedded.list

/// A list within objects only.
struct List {
  std::size_t begin = 0;               ///< Behind its opening bracket.
  std::size_t end = 0;                 ///< Of its closing bracket.
  std::vector<std::size_t> commas;     ///< Between its elements.
  std::vector<std::string_view> path;  ///< Names of the members that lead to it, in quotes.
};

/// Follows brackets and strings, and notes where the lists near the root have their elements.
class ListScan {
 public:
  explicit ListScan(std::string_view json) : json_(json) {}

  /// The lists longer than `bytes`; nothing where the brackets do not match.
  std::optional<std::vector<List>> longer_than(std::size_t bytes) {
    for (std::size_t at = 0; at < json_.size(); ++at) {
      const char c = json_[at];
      if (c == '"') {
        const auto end = end_of_string(at);
        if (end == json_.npos) return std::nullopt;
        last_string_ = json_.substr(at, end - at);
        at = end - 1;
      } else if (c == ':') {
        if (!open_.empty()) open_.back().member = last_string_;
      } else if (c == ',') {
        if (!open_.empty() && open_.back().list) open_.back().list->commas.push_back(at);
      } else if (c == '{' || c == '[') {
        open(c, at);
      } else if (c == '}' || c == ']') {
        if (!close(c, at, bytes)) return std::nullopt;
      }
    }
    if (!open_.empty()) return std::nullopt;
    return std::move(found_);
  }

 private:
  struct Level {
    char bracket = '{';
    std::string_view member;   ///< Of an object: the member being read.
    std::optional<List> list;  ///< Of a list near the root.
  };

  std::size_t end_of_string(std::size_t at) const {
    for (++at; at < json_.size(); ++at) {
      if (json_[at] == '\\') {
        ++at;
      } else if (json_[at] == '"') {
        return at + 1;
      }
    }
    return json_.npos;
  }

  void open(char bracket, std::size_t at) {
    Level level{.bracket = bracket, .member = {}, .list = {}};
    const bool in_objects = std::all_of(
        open_.begin(), open_.end(), [](const Level& outer) { return outer.bracket == '{'; });
    if (bracket == '[' && open_.size() < max_list_depth && in_objects) {
      level.list = List{.begin = at + 1, .end = 0, .commas = {}, .path = {}};
      for (const auto& outer : open_)
        level.list->path.push_back(outer.member);
    }
    open_.push_back(std::move(level));
  }

  bool close(char bracket, std::size_t at, std::size_t bytes) {
    if (open_.empty() || (open_.back().bracket == '{') != (bracket == '}')) return false;
    if (auto& list = open_.back().list; list && at - list->begin > bytes) {
      list->end = at;
      found_.push_back(*std::move(list));
    }
    open_.pop_back();
    return true;
  }

  std::string_view json_;
  std::string_view last_string_;
  std::vector<Level> open_;
  std::vector<List> found_;
};

std::string without(std::string_view json, const std::vector<List>& lists) {
  std::string rest;
  std::size_t from = 0;
  for (const auto& list : lists) {
    rest += json.substr(from, list.begin - from);
    from = list.end;
  }
  rest += json.substr(from);
  return rest;
}

std::string within(const List& list, std::string_view elements) {
  std::string portion;
  portion.reserve(elements.size() + 200);
  for (const auto member : list.path)
    portion.append("{").append(member).append(":");
  portion.append("[").append(elements).append("]").append(list.path.size(), '}');
  return portion;
}

}  // namespace

Result<void> for_each_portion(std::string_view json,
                              std::size_t portion_bytes,
                              const std::function<Result<void>(std::string_view portion)>& take) {
  if (json.size() <= portion_bytes) return take(json);
  const auto lists = ListScan(json).longer_than(portion_bytes);
  if (!lists || lists->empty()) return take(json);
  if (auto done = take(without(json, *lists)); !done) return done;
  for (const auto& list : *lists) {
    std::size_t from = list.begin;
    for (std::size_t i = 0; i <= list.commas.size(); ++i) {
      const bool last = i == list.commas.size();
      const auto end = last ? list.end : list.commas[i];
      if (!last && end - from < portion_bytes) continue;
      if (auto done = take(within(list, json.substr(from, end - from))); !done) return done;
      from = end + 1;
    }
  }
  return {};
}

}  // namespace rundkurs
