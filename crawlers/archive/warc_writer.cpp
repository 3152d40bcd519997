#include "crawlers/archive/warc_writer.h"

#include <filesystem>
#include <limits>
#include <new>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include "crawlers/archive/digest_label.h"
#include "crawlers/archive/file_error.h"
#include "schemas/descriptor.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view full_disk_hint =
    "make room, or name another folder with --archive; what was written before is whole";

/// One gzip member at a time; the memory that zlib needs is kept between them.
class MemberDeflater {
 public:
  MemberDeflater() {
    constexpr int gzip = 15 + 16;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~MemberDeflater() { deflateEnd(&stream_); }
  MemberDeflater(const MemberDeflater&) = delete;
  MemberDeflater& operator=(const MemberDeflater&) = delete;

  std::string member(std::initializer_list<std::string_view> parts) {
    deflateReset(&stream_);
    std::string out;
    for (const auto part : parts)
      add(part, Z_NO_FLUSH, out);
    add({}, Z_FINISH, out);
    return out;
  }

 private:
  void add(std::string_view part, int flush, std::string& out) {
    std::string in(part);  // zlib takes no const bytes, and at most 4 GiB at once.
    stream_.next_in = reinterpret_cast<Bytef*>(in.data());
    stream_.avail_in = static_cast<uInt>(in.size());
    do {
      const auto before = out.size();
      out.resize(before + (std::size_t{64} << 10U));
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = static_cast<uInt>(out.size() - before);
      deflate(&stream_, flush);
      out.resize(out.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
};

/// "20261128T124400Z"
std::string compact(Timestamp time) {
  std::string text = format_timestamp(time);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

/// A field of a header must not end it: values come from servers.
std::string one_line(std::string_view value) {
  std::string text(value);
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  return text;
}

std::string header_of(const WarcRecord& record, const std::string& warcinfo) {
  std::string text = fmt::format(
      "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\n"
      "WARC-Date: {}\r\n",
      record.type,
      record.id,
      format_timestamp(record.date));
  if (!warcinfo.empty()) text += fmt::format("WARC-Warcinfo-ID: {}\r\n", warcinfo);
  for (const auto& [name, value] : record.fields)
    text += fmt::format("{}: {}\r\n", name, one_line(value));
  const std::string block = std::string(record.head) + std::string(record.payload);
  return text + fmt::format(
                    "WARC-Block-Digest: {}\r\nContent-Type: {}\r\n"
                    "Content-Length: {}\r\n\r\n",
                    sha1_label(block),
                    record.content_type,
                    block.size());
}

}  // namespace

struct WarcWriter::Private {
  Options options;
  MemberDeflater deflater;
  std::vector<std::string> files;
  Descriptor file;
  int number = 0;  ///< Of the file among those of this writer.
  std::uint64_t size = 0;
  std::string warcinfo;  ///< Id of the open file's.

  Result<void> append(const WarcRecord& record, const std::string& info) {
    const auto member =
        deflater.member({header_of(record, info), record.head, record.payload, "\r\n\r\n"});
    std::size_t written = 0;
    while (written < member.size()) {
      const auto count = ::write(file.get(), member.data() + written, member.size() - written);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return give_up();
      written += static_cast<std::size_t>(count);
    }
    size += member.size();
    return {};
  }

  Error give_up() {
    auto error =
        file_error(files.back(), "the archive cannot be written", std::string(full_disk_hint));
    // What was begun goes away; where even that fails, readers skip a cut last member.
    if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0) error.hint += " but that";
    return error;
  }

  /// Never a file that is there: another crawler's, or one that ends with a cut member.
  Result<void> open_next(Timestamp date) {
    if (auto closed = close(); !closed) return closed;
    constexpr int most_names = 1000;
    for (int i = 0; i < most_names; ++i) {
      const auto name =
          fmt::format("rundkurs-{}-{:05}-{}.warc.gz", compact(date), ++number, ::getpid());
      const auto path = (fs::path(options.folder) / name).string();
      Descriptor made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
      if (!made && errno == EEXIST) continue;
      if (!made) return file_error(path, "the archive cannot be made");
      file = std::move(made);
      files.push_back(path);
      size = 0;
      return write_info(date, name);
    }
    return Error{.code = Error::Code::conflict,
                 .message = "the names of archives of this second are all taken",
                 .where = options.folder};
  }

  Result<void> write_info(Timestamp date, const std::string& name) {
    std::string block = fmt::format(
        "software: {}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/"
        "warc-1.1/\r\n",
        options.software);
    for (const auto& [field, value] : options.info)
      block += fmt::format("{}: {}\r\n", field, one_line(value));
    warcinfo = new_record_id();
    return append({.type = "warcinfo",
                   .id = warcinfo,
                   .date = date,
                   .content_type = "application/warc-fields",
                   .fields = {{"WARC-Filename", name}},
                   .head = block,
                   .payload = {}},
                  "");
  }

  Result<void> close() {
    if (file && ::fsync(file.get()) != 0) return give_up();
    file = Descriptor();
    return {};
  }
};

WarcWriter::WarcWriter(std::unique_ptr<Private> made) : private_(std::move(made)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;

Result<WarcWriter> WarcWriter::open(Options options) {
  std::error_code failed;
  fs::create_directories(options.folder, failed);
  if (failed) {
    return Error{.code = Error::Code::storage,
                 .message = "the folder for the archive cannot be made: " + failed.message(),
                 .where = options.folder};
  }
  if (::access(options.folder.c_str(), W_OK) != 0) {
    return file_error(options.folder, "the folder for the archive cannot be written to");
  }
  auto made = std::make_unique<Private>();
  made->options = std::move(options);
  return WarcWriter(std::move(made));
}

Result<void> WarcWriter::write(const WarcRecord& record) {
  if (!private_->file || private_->size >= private_->options.max_file_bytes) {
    if (auto opened = private_->open_next(record.date); !opened) return opened;
  }
  return private_->append(record, private_->warcinfo);
}

const std::vector<std::string>& WarcWriter::files() const {
  return private_->files;
}

}  // namespace rundkurs
