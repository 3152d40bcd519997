#include "tests/crawlers/harvest/map_source.h"

#include <algorithm>

namespace rundkurs::test {

void MapSource::start(PageRequest request) {
  const auto url = request.url.text();
  asked_.push_back({.url = url, .at = now_, .etag = request.etag, .headers = request.headers});
  Answer answer{.status = 404};
  if (auto found = answers_.find(url); found != answers_.end()) {
    answer = found->second.front();
    if (found->second.size() > 1) found->second.pop_front();
  }
  PageReply reply{.id = request.id,
                  .failure = answer.failure,
                  .received = answer.received,
                  .took = answer.took};
  if (answer.failure == PageReply::Failure::none) {
    reply.status = answer.status;
    reply.body = answer.body;
    for (const auto& [name, value] : answer.headers)
      reply.headers.add(name, value);
  } else {
    reply.reason = "failed";
  }
  under_way_.push_back({.done = now_ + answer.took, .reply = std::move(reply)});
  most_at_once_ = std::max(most_at_once_, under_way_.size());
}

std::vector<PageReply> MapSource::wait(std::chrono::milliseconds at_most) {
  Moment until = now_ + at_most;
  for (const auto& one : under_way_)
    until = std::min(until, one.done);
  now_ = std::max(now_, until);
  std::vector<PageReply> replies;
  std::erase_if(under_way_, [&](UnderWay& one) {
    if (one.done > now_) return false;
    replies.push_back(std::move(one.reply));
    return true;
  });
  return replies;
}

int MapSource::times_asked(const std::string& url) const {
  return static_cast<int>(std::count_if(
      asked_.begin(), asked_.end(), [&](const Asked& asked) { return asked.url == url; }));
}

}  // namespace rundkurs::test
