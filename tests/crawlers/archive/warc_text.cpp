#include "tests/crawlers/archive/warc_text.h"

#include <stdexcept>

#include <fmt/format.h>
#include <zlib.h>

namespace rundkurs::test {

std::string warc_record(std::string_view type,
                        std::string_view url,
                        std::string_view block,
                        const Fields& fields,
                        std::string_view version) {
  static int number = 0;
  std::string text = fmt::format("WARC/{}\r\nWARC-Type: {}\r\n", version, type);
  if (!url.empty()) text += fmt::format("WARC-Target-URI: {}\r\n", url);
  bool has_date = false;
  bool has_id = false;
  bool has_length = false;
  for (const auto& [name, value] : fields) {
    text += name + ": " + value + "\r\n";
    has_date = has_date || name == "WARC-Date";
    has_id = has_id || name == "WARC-Record-ID";
    has_length = has_length || name == "Content-Length";
  }
  if (!has_date) text += "WARC-Date: 2026-11-20T10:00:00Z\r\n";
  if (!has_id) text += fmt::format("WARC-Record-ID: <urn:test:{}>\r\n", ++number);
  if (!has_length) text += fmt::format("Content-Length: {}\r\n", block.size());
  return text + "\r\n" + std::string(block) + "\r\n\r\n";
}

std::string warc_page(std::string_view url, std::string_view html, const Fields& fields) {
  Fields all{{"Content-Type", "application/http; msgtype=response"}};
  all.insert(all.end(), fields.begin(), fields.end());
  return warc_record("response",
                     url,
                     fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                                 "Content-Length: {}\r\n\r\n{}",
                                 html.size(),
                                 html),
                     all);
}

std::string gzip_member(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string in(bytes);
  std::string out(deflateBound(&stream, in.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (code != Z_STREAM_END) throw std::logic_error("deflate did not end");
  return out;
}

ReadBack read_back(const std::string& path, std::size_t max_block) {
  ReadBack result;
  auto input = WarcInput::open(path);
  if (!input) {
    result.problems.push_back(describe(input.error()));
    return result;
  }
  const auto note = [&](const WarcPosition& at, const std::string& reason) {
    result.problems.push_back(describe(at) + ": " + reason);
  };
  WarcReader reader(*std::move(input), note);
  while (reader.next()) {
    result.urls.emplace_back(reader.header().target());
    const auto at = reader.position();
    auto block = reader.block(max_block);
    if (block) {
      result.blocks.push_back(*std::move(block));
    } else {
      note(at, block.error().message);
    }
  }
  return result;
}

}  // namespace rundkurs::test
