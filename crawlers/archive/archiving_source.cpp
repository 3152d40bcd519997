#include "crawlers/archive/archiving_source.h"

#include <algorithm>

#include <fmt/format.h>

#include "crawlers/archive/digest_label.h"

namespace rundkurs {
namespace {

using Failure = PageReply::Failure;
using Fields = std::vector<std::pair<std::string, std::string>>;

/// Some hundred bytes each; a run with more different bodies stores repeated ones twice.
constexpr std::size_t most_bodies_remembered = 200'000;

constexpr std::string_view profile = "http://netpreserve.org/warc/1.1/revisit/";

/// "HTTP/2 200" has no text form of its own: tools expect to read that of HTTP/1.1.
std::string in_http_1(std::string_view line) {
  std::string text(line);
  for (const std::string_view newer : {"HTTP/2", "HTTP/3"}) {
    const auto at = text.find(newer);
    if (at == std::string::npos) continue;
    const auto end = std::min(text.find_first_of(" \r", at), text.size());
    text.replace(at, end - at, "HTTP/1.1");
  }
  return text;
}

std::string with_first_line_in_http_1(const std::string& head) {
  const auto end = std::min(head.find('\n'), head.size());
  return in_http_1(std::string_view(head).substr(0, end)) + head.substr(end);
}

bool begins_with_name(std::string_view line, std::string_view name) {
  return line.size() > name.size() && line[name.size()] == ':' &&
         std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

/// The head of an answer whose body stands behind it decoded, `body_bytes` long.
std::string head_of_decoded(const std::string& head, std::size_t body_bytes) {
  std::string out;
  std::string_view rest = head;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end);
    const bool last = line == "\r\n" || line == "\n";
    if (last) out += fmt::format("Content-Length: {}\r\n", body_bytes);
    const bool coded = begins_with_name(line, "content-encoding") ||
                       begins_with_name(line, "transfer-encoding") ||
                       begins_with_name(line, "content-length");
    if (coded) out += "X-Crawler-";
    out += out.empty() ? in_http_1(line) : std::string(line);
    if (last) break;
  }
  return out;
}

void add_address(const WireHeads& heads, Fields& fields) {
  if (!heads.address.empty()) fields.emplace_back("WARC-IP-Address", heads.address);
}

}  // namespace

void ArchivingSource::start(PageRequest request) {
  under_way_.insert_or_assign(request.id, request);
  source_.start(std::move(request));
}

std::vector<PageReply> ArchivingSource::wait(std::chrono::milliseconds at_most) {
  if (error_) return {};
  auto replies = source_.wait(at_most);
  for (std::size_t i = 0; i < replies.size(); ++i) {
    const auto asked = under_way_.extract(replies[i].id);
    if (asked.empty()) continue;
    const auto heads = heads_.extract(replies[i].id);
    auto written = archive({.request = asked.mapped(),
                            .reply = replies[i],
                            .heads = heads.empty() ? WireHeads() : heads.mapped(),
                            .date = whole_seconds(clock_())});
    if (written) continue;
    error_ = std::move(written).error();
    replies.resize(i);
  }
  return replies;
}

Result<void> ArchivingSource::archive(const Exchange& exchange) {
  if (exchange.reply.failure != Failure::none || exchange.heads.response.empty()) {
    return write_failure(exchange);
  }
  const auto id = new_record_id();
  if (auto written = write_answer(exchange, id); !written) return written;
  Fields fields{{"WARC-Target-URI", exchange.request.url.text()}, {"WARC-Concurrent-To", id}};
  add_address(exchange.heads, fields);
  const auto head = with_first_line_in_http_1(exchange.heads.request);
  return writer_.write({.type = "request",
                        .id = new_record_id(),
                        .date = exchange.date,
                        .content_type = "application/http;msgtype=request",
                        .fields = std::move(fields),
                        .head = head,
                        .payload = {}});
}

Result<void> ArchivingSource::write_answer(const Exchange& exchange, const std::string& id) {
  const auto& [request, reply, heads, date] = exchange;
  const auto url = request.url.text();
  WarcRecord record{.type = "response",
                    .id = id,
                    .date = date,
                    .content_type = "application/http;msgtype=response",
                    .fields = {{"WARC-Target-URI", url}},
                    .head = {},
                    .payload = {}};
  add_address(heads, record.fields);
  const bool not_modified = reply.status == 304;
  const auto head = not_modified ? with_first_line_in_http_1(heads.response)
                                 : head_of_decoded(heads.response, reply.body.size());
  record.head = head;
  if (not_modified) {
    record.type = "revisit";
    record.fields.emplace_back("WARC-Profile", std::string(profile) + "server-not-modified");
    return writer_.write(record);
  }
  const auto digest = sha1_label(reply.body);
  record.fields.emplace_back("WARC-Payload-Digest", digest);
  const auto same = bodies_.find(digest);
  if (same != bodies_.end()) {
    record.type = "revisit";
    record.fields.emplace_back("WARC-Profile", std::string(profile) + "identical-payload-digest");
    record.fields.emplace_back("WARC-Refers-To", same->second.record);
    record.fields.emplace_back("WARC-Refers-To-Target-URI", same->second.url);
    record.fields.emplace_back("WARC-Refers-To-Date", format_timestamp(same->second.date));
    return writer_.write(record);
  }
  if (request.keep_cut && reply.body.size() >= request.max_bytes) {
    record.fields.emplace_back("WARC-Truncated", "length");
  }
  record.payload = reply.body;
  auto written = writer_.write(record);
  if (written && !reply.body.empty() && bodies_.size() < most_bodies_remembered) {
    bodies_.emplace(digest, Stored{.record = id, .url = url, .date = date});
  }
  return written;
}

Result<void> ArchivingSource::write_failure(const Exchange& exchange) {
  const auto block = fmt::format("fetch-failure: {}\r\n", exchange.reply.reason);
  Fields fields{{"WARC-Target-URI", exchange.request.url.text()}};
  add_address(exchange.heads, fields);
  return writer_.write({.type = "metadata",
                        .id = new_record_id(),
                        .date = exchange.date,
                        .content_type = "application/warc-fields",
                        .fields = std::move(fields),
                        .head = block,
                        .payload = {}});
}

}  // namespace rundkurs
