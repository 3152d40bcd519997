#pragma once

#include <string>

#include "crawlers/harvest/answer_reader.h"

namespace rundkurs::test {

inline SourceFile demo_source() {
  SourceFile source;
  source.id = "no-demo";
  source.country = "NO";
  source.allowed_hosts = {"www.demo.example"};
  source.seeds = {"https://www.demo.example/"};
  source.follow = {"^"};
  source.offering_pages = {"^"};
  return source;
}

/// What a page of the source above is read against.
struct AskedPage {
  SourceFile source = demo_source();
  Scope scope{source};
  FrontierEntry entry;
  Url url;

  explicit AskedPage(PageKind kind = PageKind::page, const std::string& path = "/emne") {
    url = *parse_url("https://www.demo.example" + path);
    entry.url = url.text();
    entry.source = source.id;
    entry.kind = kind;
  }

  Asked asked() const {
    return {.entry = entry,
            .scope = scope,
            .url = url,
            .agent = "rundkurs",
            .now = *parse_timestamp("2026-11-29T12:00:00Z")};
  }
};

inline PageReply reply_of(std::string body, const std::string& type = "text/html") {
  PageReply reply{.status = 200, .body = std::move(body)};
  reply.headers.add("Content-Type", type);
  reply.headers.add("ETag", "\"\xE5\"");  // Not UTF-8, as headers may be.
  return reply;
}

}  // namespace rundkurs::test
