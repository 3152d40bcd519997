#include "searchd/http/request_assembler.h"

#include <utility>

namespace rundkurs::http {

using State = RequestAssembler::State;

RequestAssembler::RequestAssembler(const Limits& limits, const BodyLimit& body_limit)
    : limits_(&limits), body_limit_(&body_limit), scanner_(limits) {}

State RequestAssembler::append(std::string_view bytes) {
  bytes_.append(bytes);
  return examine();
}

State RequestAssembler::reject(const Rejection& why) {
  rejection_ = why;
  bytes_ = {};
  return state_ = State::rejected;
}

State RequestAssembler::examine() {
  if (state_ == State::rejected || bytes_.empty()) return state_;
  if (state_ == State::empty || state_ == State::head) {
    switch (scanner_.scan(bytes_)) {
      case HeadScanner::State::incomplete:
        return state_ = State::head;
      case HeadScanner::State::rejected:
        return reject(scanner_.rejection());
      case HeadScanner::State::complete:
        break;
    }
    const auto framing =
        framing_of(scanner_.head(), std::string_view(bytes_).substr(scanner_.size()));
    if (const auto* why = std::get_if<Rejection>(&framing)) return reject(*why);
    framing_ = std::get<Framing>(framing);
    if (framing_.body > (*body_limit_)(scanner_.head()))
      return reject({413, "The body is too large."});
  }
  const auto size = scanner_.size() + framing_.body;
  return state_ = bytes_.size() < size ? State::body : State::ready;
}

bool RequestAssembler::take_continue() {
  if (state_ != State::body || bytes_.size() > scanner_.size()) return false;
  return std::exchange(framing_.expects_continue, false);
}

CompleteRequest RequestAssembler::take() {
  CompleteRequest request{std::move(scanner_.head()),
                          bytes_.substr(scanner_.size(), framing_.body)};
  bytes_.erase(0, scanner_.size() + framing_.body);
  // A connection that waits between two requests shall cost no buffer.
  if (bytes_.empty()) bytes_.shrink_to_fit();
  scanner_ = HeadScanner(*limits_);
  framing_ = {};
  state_ = State::empty;
  examine();
  return request;
}

}  // namespace rundkurs::http
