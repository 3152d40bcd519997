#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "crawlers/fetch/page_source.h"
#include "crawlers/harvest/moment.h"

namespace rundkurs::test {

/// A web without a network: answers by URL, records what was asked and when, and is the clock.
/// Time passes only while somebody waits for answers.
class MapSource final : public PageSource {
 public:
  struct Asked {
    std::string url;
    Moment at;
    std::string etag;
    std::map<std::string, std::string, std::less<>> headers = {};
  };
  /// Several answers of one URL come one after the other, the last one from then on.
  struct Answer {
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    PageReply::Failure failure = PageReply::Failure::none;
    std::chrono::milliseconds took{10};
    std::uint64_t received = 0;
  };

  /// What is not in the map is 404.
  void answer(const std::string& url, Answer answer) { answers_[url].push_back(std::move(answer)); }
  void html(const std::string& url, const std::string& body) {
    answer(url, {.body = body, .headers = {{"Content-Type", "text/html; charset=utf-8"}}});
  }

  void start(PageRequest request) override;
  std::vector<PageReply> wait(std::chrono::milliseconds at_most) override;
  std::size_t running() const override { return under_way_.size(); }

  Clock clock() {
    return [this] { return now_; };
  }
  void pass(std::chrono::milliseconds time) { now_ += time; }

  const std::vector<Asked>& asked() const { return asked_; }
  int times_asked(const std::string& url) const;
  std::size_t most_at_once() const { return most_at_once_; }

 private:
  struct UnderWay {
    Moment done;
    PageReply reply;
  };
  Moment now_{std::chrono::seconds{1'800'000'000}};
  std::map<std::string, std::deque<Answer>> answers_;
  std::vector<UnderWay> under_way_;
  std::vector<Asked> asked_;
  std::size_t most_at_once_ = 0;
};

}  // namespace rundkurs::test
