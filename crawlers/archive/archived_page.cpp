#include "crawlers/archive/archived_page.h"

#include <fmt/format.h>

namespace rundkurs {
namespace {

/// Heads of answers are no longer than this; WARC records of longer ones are left alone.
constexpr std::size_t max_head = std::size_t{128} << 10U;

/// To find a record inside one large gzip member, all before it has to be inflated again.
constexpr std::uint64_t max_way_back = std::uint64_t{64} << 20U;

/// Chunks make a body longer, and a coding makes a short one a little longer.
std::size_t max_block(std::size_t max_body) {
  return max_body + max_body / 4 + max_head;
}

Error malformed(std::string message) {
  return {.code = Error::Code::malformed, .message = std::move(message)};
}

Error not_found(std::string message) {
  return {.code = Error::Code::not_found, .message = std::move(message)};
}

Error too_long(std::size_t max_body) {
  return {.code = Error::Code::refused,
          .message = fmt::format("longer than {} KiB", max_body >> 10U)};
}

Result<std::string> block_of(WarcReader& reader, std::size_t max_body) {
  auto block = reader.block(max_block(max_body));
  const bool refused = !block && block.error().code == Error::Code::refused;
  if (refused) return too_long(max_body);
  return block;
}

/// Some crawlers keep the media type of the page in the field of the record.
bool holds_http(const WarcHeader& header, const std::string& block) {
  return header.field("Content-Type").starts_with("application/http") || block.starts_with("HTTP/");
}

HttpAnswer answer_of_resource(const WarcHeader& header, std::string block) {
  HttpAnswer answer{.status = 200, .headers = {}, .body = std::move(block)};
  answer.headers.add("content-type", header.field("Content-Type"));
  return answer;
}

Result<HttpAnswer> answer_in(const WarcHeader& header, std::string block, std::size_t max_body) {
  if (!header.field("WARC-Truncated").empty()) {
    return malformed("was cut when it was archived (WARC-Truncated)");
  }
  if (header.type() == "resource") {
    if (block.size() <= max_body) return answer_of_resource(header, std::move(block));
    return too_long(max_body);
  }
  if (!holds_http(header, block)) return malformed("holds no HTTP answer");
  return parse_http_answer(block, max_body);
}

}  // namespace

void ArchivedPages::remember(const WarcHeader& record, const RecordIndex::Place& place) {
  const auto type = record.type();
  if (type == "response" || type == "resource") index_.add(record, place);
}

Result<HttpAnswer> ArchivedPages::answer(WarcReader& reader, std::size_t max_body) const {
  const auto header = reader.header();
  auto block = block_of(reader, max_body);
  if (!block) return std::move(block).error();
  if (header.type() == "revisit") return revisited(header, *block, max_body);
  return answer_in(header, *std::move(block), max_body);
}

/// ISO 28500:2017 §6.7: the block of a revisit is the head of its answer, or nothing.
Result<HttpAnswer> ArchivedPages::revisited(const WarcHeader& revisit,
                                            const std::string& head,
                                            std::size_t max_body) const {
  HttpAnswer own;
  if (!head.empty()) {
    // Its body is elsewhere, so the fields that speak of a body's coding do not hold here.
    if (auto read = parse_http_answer(head, max_body)) own = *std::move(read);
  }
  if (own.status == 304 || revisit.field("WARC-Profile").ends_with("/server-not-modified")) {
    own.status = 304;
    own.body.clear();
    return own;
  }
  const auto place = index_.find_referred(revisit);
  if (!place) return not_found("refers to a record that does not stand before it");
  if (place->position.within > max_way_back) {
    return not_found("refers to a record deep inside one gzip member; compress record by record");
  }
  auto input = WarcInput::open(files_.at(place->file), place->position);
  if (!input) return std::move(input).error();
  WarcReader reader(*std::move(input), [](const WarcPosition&, const std::string&) {});
  if (!reader.next()) return not_found("refers to a record that cannot be read again");
  const auto header = reader.header();
  auto block = block_of(reader, max_body);
  if (!block) return std::move(block).error();
  auto answer = answer_in(header, *std::move(block), max_body);
  if (!answer || own.status == 0) return answer;
  own.body = std::move(answer->body);
  if (own.headers.first("content-type").empty()) {
    own.headers.add("content-type", answer->headers.first("content-type"));
  }
  return own;
}

}  // namespace rundkurs
