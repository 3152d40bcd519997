#include "crawlers/fetch/downloader.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include "crawlers/fetch/event_loop.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

using EasyHandle = Handle<CURL, &curl_easy_cleanup>;
using StringList = Handle<curl_slist, &curl_slist_free_all>;
using Failure = PageReply::Failure;

constexpr long max_kept_connections = 512;  // Idle ones, for the next page of their hosts.

/// One request under way, with everything that curl keeps a pointer to.
struct Transfer {
  const DownloaderOptions& options;
  PageRequest request;
  PageReply reply;
  WireHeads heads;
  EasyHandle easy;
  StringList headers;
  StringList connect_to;
  std::size_t header_lines = 0;
  std::size_t header_bytes = 0;
  bool cut = false;  ///< The body was longer than wanted, and its beginning is enough.

  /// The first failure is the reason; curl's own code only says that a callback broke off.
  void fail(Failure failure, std::string reason) {
    if (reply.failure != Failure::none) return;
    reply.failure = failure;
    reply.reason = std::move(reason);
  }
};

void append(StringList& list, const std::string& text) {
  auto* grown = curl_slist_append(list.get(), text.c_str());
  if (grown == nullptr) throw std::bad_alloc();
  list.release();  // NOLINT(bugprone-unused-return-value): part of `grown` now.
  list.reset(grown);
}

template <typename Value>
void set(const EasyHandle& easy, CURLoption option, Value value) {
  if (curl_easy_setopt(easy.get(), option, value) != CURLE_OK) {
    throw std::logic_error(fmt::format("curl does not know option {}", static_cast<int>(option)));
  }
}

// ---- callbacks from C: no exception may leave them

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) noexcept {
  auto& transfer = *static_cast<Transfer*>(user);
  const std::string_view line(data, size);
  // An interim answer (100, 103) is followed by the real one.
  if (line.starts_with("HTTP/")) {
    transfer.reply.headers = {};
    transfer.heads.response.clear();
  }
  transfer.header_bytes += size;
  if (++transfer.header_lines > transfer.options.max_header_lines ||
      transfer.header_bytes > transfer.options.max_header_bytes) {
    transfer.fail(Failure::too_large, "too many header lines");
    return 0;
  }
  // Trailers come this way too, behind the body.
  if (transfer.options.heads != nullptr && transfer.reply.body.empty()) {
    transfer.heads.response += line;
  }
  if (const auto colon = line.find(':'); colon != std::string_view::npos && colon > 0) {
    transfer.reply.headers.add(line.substr(0, colon), line.substr(colon + 1));
  }
  return size;
}

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) noexcept {
  auto& transfer = *static_cast<Transfer*>(user);
  auto& body = transfer.reply.body;
  if (body.empty() && is_never_text(transfer.reply.headers.first("content-type"))) {
    transfer.fail(Failure::no_text, "holds no text");
    return 0;
  }
  // `size` counts decoded bytes: a small compressed bomb ends here.
  if (body.size() + size > transfer.request.max_bytes) {
    if (transfer.request.keep_cut) {
      body.append(data, transfer.request.max_bytes - body.size());
      transfer.cut = true;
      return 0;
    }
    transfer.fail(Failure::too_large,
                  fmt::format("longer than {} KiB", transfer.request.max_bytes >> 10U));
    return 0;
  }
  body.append(data, size);
  return size;
}

/// The only way to learn which fields curl really sent.
int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) noexcept {
  if (type == CURLINFO_HEADER_OUT) {
    static_cast<Transfer*>(user)->heads.request.append(data, size);
  }
  return 0;
}

curl_socket_t on_open_socket(void* user, curlsocktype, curl_sockaddr* address) noexcept {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.options.gate.permits(address->addr)) {
    transfer.fail(Failure::forbidden, "leads to an address that is not on the public internet");
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::pair<Failure, std::string> failure_of(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {Failure::too_slow, "took too long"};
    case CURLE_FILESIZE_EXCEEDED:
      return {Failure::too_large, "announces too long a body"};
    case CURLE_PARTIAL_FILE:
      return {Failure::broken, "body shorter than announced"};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_RECV_ERROR:
      return {Failure::broken, curl_easy_strerror(code)};
    default:
      return {Failure::unreachable, curl_easy_strerror(code)};
  }
}

// ---- setting up a request

std::string without_controls(std::string text) {
  text.erase(
      std::remove_if(
          text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }),
      text.end());
  return text;
}

void set_limits(const EasyHandle& easy,
                const DownloaderOptions& options,
                const PageRequest& request) {
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.deadline.count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, 15'000L);
  set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_after.count()));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, options.slow_below);
  if (!request.keep_cut) {
    set(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.max_bytes));
  }
}

/// Nothing of the environment and nothing but HTTP: no proxy, .netrc, cookies or redirects.
void set_isolation(const EasyHandle& easy) {
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_PATH_AS_IS, 1L);
}

void set_headers(Transfer& transfer) {
  const auto& asked = transfer.request.headers;
  const bool wants_its_own = std::any_of(asked.begin(), asked.end(), [](const auto& header) {
    return curl_strequal(header.first.c_str(), "Accept") != 0;
  });
  if (!wants_its_own) {
    append(transfer.headers,
           "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,"
           "*/*;q=0.1");
  }
  for (const auto& [name, value] : asked)
    append(transfer.headers, without_controls(name + ": " + value));
  if (!transfer.request.etag.empty()) {
    append(transfer.headers, "If-None-Match: " + without_controls(transfer.request.etag));
  }
  if (!transfer.request.last_modified.empty()) {
    append(transfer.headers,
           "If-Modified-Since: " + without_controls(transfer.request.last_modified));
  }
  set(transfer.easy, CURLOPT_HTTPHEADER, transfer.headers.get());
  set(transfer.easy, CURLOPT_USERAGENT, transfer.options.user_agent.c_str());
  set(transfer.easy, CURLOPT_ACCEPT_ENCODING, "");  // All that this libcurl can decode.
}

void set_address(Transfer& transfer) {
  Url url = transfer.request.url;
  if (transfer.options.resolve_to) {
    url.scheme = "http";
    append(transfer.connect_to, "::" + *transfer.options.resolve_to);
    set(transfer.easy, CURLOPT_CONNECT_TO, transfer.connect_to.get());
  }
  set(transfer.easy, CURLOPT_URL, url.text().c_str());
}

void set_callbacks(Transfer& transfer) {
  set(transfer.easy, CURLOPT_HEADERFUNCTION, &on_header);
  set(transfer.easy, CURLOPT_HEADERDATA, &transfer);
  set(transfer.easy, CURLOPT_WRITEFUNCTION, &on_body);
  set(transfer.easy, CURLOPT_WRITEDATA, &transfer);
  set(transfer.easy, CURLOPT_OPENSOCKETFUNCTION, &on_open_socket);
  set(transfer.easy, CURLOPT_OPENSOCKETDATA, &transfer);
  set(transfer.easy, CURLOPT_PRIVATE, &transfer);
  if (transfer.options.heads == nullptr) return;
  set(transfer.easy, CURLOPT_VERBOSE, 1L);
  set(transfer.easy, CURLOPT_DEBUGFUNCTION, &on_debug);
  set(transfer.easy, CURLOPT_DEBUGDATA, &transfer);
}

std::unique_ptr<Transfer> prepared(const DownloaderOptions& options, PageRequest request) {
  auto transfer = std::make_unique<Transfer>(
      Transfer{.options = options, .request = std::move(request), .reply = {}, .heads = {}});
  transfer->easy.reset(curl_easy_init());
  if (!transfer->easy) throw std::bad_alloc();
  transfer->reply.id = transfer->request.id;
  set_limits(transfer->easy, options, transfer->request);
  set_isolation(transfer->easy);
  set_headers(*transfer);
  set_address(*transfer);
  set_callbacks(*transfer);
  return transfer;
}

void keep_heads(Transfer& transfer) {
  if (transfer.options.heads == nullptr) return;
  const char* address = nullptr;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_PRIMARY_IP, &address);
  if (address != nullptr) transfer.heads.address = address;
  transfer.options.heads->insert_or_assign(transfer.request.id, std::move(transfer.heads));
}

PageReply finished(Transfer& transfer, CURLcode code) {
  keep_heads(transfer);
  if (code != CURLE_OK && !transfer.cut) {
    auto [failure, reason] = failure_of(code);
    transfer.fail(failure, std::move(reason));
  } else {
    // An address that was refused does no harm where another of the same host was reached.
    transfer.reply.failure = Failure::none;
    transfer.reply.reason.clear();
  }
  if (transfer.reply.failure != Failure::none) transfer.reply.body.clear();
  long status = 0;
  curl_off_t microseconds = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_TOTAL_TIME_T, &microseconds);
  curl_off_t body_bytes = 0;
  long header_bytes = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_SIZE_DOWNLOAD_T, &body_bytes);
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_HEADER_SIZE, &header_bytes);
  transfer.reply.received =
      static_cast<std::uint64_t>(body_bytes) + static_cast<std::uint64_t>(header_bytes);
  transfer.reply.status = static_cast<int>(status);
  transfer.reply.took = std::chrono::milliseconds(microseconds / 1000);
  return std::move(transfer.reply);
}

}  // namespace

struct Downloader::Private {
  DownloaderOptions options;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers;
  std::unique_ptr<EventLoop> loop;  ///< Last: it ends before what its transfers point to.
  std::atomic<bool> woken = false;

  CURLM* multi() const { return loop->multi(); }

  std::vector<PageReply> collect() {
    std::vector<PageReply> replies;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* easy = message->easy_handle;
      const CURLcode code = message->data.result;
      const auto found = transfers.find(easy);
      replies.push_back(finished(*found->second, code));
      curl_multi_remove_handle(multi(), easy);
      transfers.erase(found);
    }
    return replies;
  }
};

Downloader::Downloader(DownloaderOptions options) : private_(std::make_unique<Private>()) {
  static std::once_flag initialised;
  std::call_once(initialised, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  private_->options = std::move(options);
  private_->loop = std::make_unique<EventLoop>();
  curl_multi_setopt(private_->multi(), CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
  curl_multi_setopt(private_->multi(), CURLMOPT_MAXCONNECTS, max_kept_connections);
}

Downloader::~Downloader() {
  for (const auto& [easy, transfer] : private_->transfers) {
    curl_multi_remove_handle(private_->multi(), easy);
  }
}

void Downloader::start(PageRequest request) {
  auto transfer = prepared(private_->options, std::move(request));
  CURL* easy = transfer->easy.get();
  if (curl_multi_add_handle(private_->multi(), easy) != CURLM_OK) throw std::bad_alloc();
  private_->transfers.emplace(easy, std::move(transfer));
}

std::vector<PageReply> Downloader::wait(std::chrono::milliseconds at_most) {
  using std::chrono::milliseconds;
  const auto until = std::chrono::steady_clock::now() + at_most;
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
    const bool woken = private_->woken.exchange(false);
    // Also when there is no time to wait: whoever only looks in must get on as well.
    private_->loop->run_once(woken ? milliseconds(0) : std::max(left, milliseconds(0)));
    auto replies = private_->collect();
    if (!replies.empty() || woken || left.count() <= 0) return replies;
  }
}

void Downloader::wake() {
  private_->woken = true;
  private_->loop->wake();
}

std::size_t Downloader::running() const {
  return private_->transfers.size();
}

}  // namespace rundkurs
