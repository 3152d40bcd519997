#include "searchd/desk/mail_sender.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>

#include "schemas/file.h"
#include "schemas/handle.h"
#include "searchd/desk/letter.h"

namespace rundkurs::desk {
namespace {

using Curl = Handle<CURL, &curl_easy_cleanup>;
using Recipients = Handle<curl_slist, &curl_slist_free_all>;

constexpr long connect_seconds = 10;
constexpr long send_seconds = 30;
constexpr std::size_t largest_login = 4096;

struct SmtpLogin {
  std::string name;
  std::string password;
};

Error wrong(std::string message, std::string where, std::string hint) {
  return {Error::Code::usage, std::move(message), std::move(where), std::move(hint)};
}

Result<SmtpLogin> read_login(const std::string& path) {
  if (path.empty()) return SmtpLogin{};
  const auto text = read_file(path, largest_login);
  if (!text) return text.error();
  std::error_code trouble;
  using std::filesystem::perms;
  const auto mode = std::filesystem::status(path, trouble).permissions();
  if (trouble || (mode & (perms::group_all | perms::others_all)) != perms::none)
    return wrong("can be read by others", path, "chmod 600 it, as it holds a password");
  std::istringstream lines(*text);
  SmtpLogin login;
  if (!std::getline(lines, login.name) || !std::getline(lines, login.password) ||
      login.name.empty() || login.password.empty())
    return wrong(
        "holds no login", path, "write the name in the first line, the password in the next");
  return login;
}

/// "smtp://mail.example.org:587/x" → "mail.example.org"; empty where it is no address of a server.
std::string host_of(std::string_view server) {
  const auto scheme = server.find("://");
  if (scheme == std::string_view::npos) return {};
  auto host = server.substr(scheme + 3);
  if (host.find_first_of("@/?# \r\n") != std::string_view::npos) return {};
  const auto end = host.starts_with('[') ? host.find(']') + 1 : host.find(':');
  return std::string(host.substr(0, end));
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

/// What is still to be sent.
struct Rest {
  std::string_view bytes;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& bytes = static_cast<Rest*>(rest)->bytes;
  const auto part = bytes.substr(0, size * count);
  std::memcpy(buffer, part.data(), part.size());
  bytes.remove_prefix(part.size());
  return part.size();
}

class CurlSender final : public MailSender {
 public:
  CurlSender(SmtpOptions options, SmtpLogin login, std::string host)
      : options_(std::move(options)), login_(std::move(login)), host_(std::move(host)) {}

  const std::string& from() const override { return options_.from; }

  Result<void> send(const Mail& mail) const override {
    // Whatever has got into the database: an address goes into the conversation with the server.
    if (!is_email_address(mail.to))
      return Error{Error::Code::refused, "the inquirer has no e-mail address", "mail", ""};
    const auto message = eml_of(mail);
    Rest rest{message};
    const Curl curl(curl_easy_init());
    const Recipients recipients(curl_slist_append(nullptr, fmt::format("<{}>", mail.to).c_str()));
    if (curl == nullptr || recipients == nullptr)
      return Error{Error::Code::internal, "libcurl does not start", "mail", ""};
    set_server(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, fmt::format("<{}>", options_.from).c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &rest);
    const auto done = curl_easy_perform(curl.get());
    if (done == CURLE_OK) return {};
    // The server's own words may name the recipient.
    long code = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &code);
    return Error{
        Error::Code::unreachable,
        fmt::format(
            "mail not sent: {} (the server's last code: {})", curl_easy_strerror(done), code),
        options_.server,
        "see the log of the mail server"};
  }

 private:
  void set_server(CURL* curl) const {
    curl_easy_setopt(curl, CURLOPT_URL, options_.server.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, send_seconds);
    const auto tls = is_this_machine(host_) ? CURLUSESSL_NONE : CURLUSESSL_ALL;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(tls));
    if (login_.name.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, login_.name.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, login_.password.c_str());
  }

  SmtpOptions options_;
  SmtpLogin login_;
  std::string host_;
};

}  // namespace

Result<std::unique_ptr<MailSender>> MailSender::open(const SmtpOptions& options) {
  const bool named =
      options.server.starts_with("smtp://") || options.server.starts_with("smtps://");
  auto host = host_of(options.server);
  if (!named || host.empty())
    return wrong("no mail server", "--smtp", "give smtp://host:port or smtps://host:port alone");
  if (!is_email_address(options.from))
    return wrong("no e-mail address", "--smtp-from", "give the one that answers come from");
  auto login = read_login(options.login_file);
  if (!login) return std::move(login).error();
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK)
    return Error{Error::Code::internal, "libcurl does not start", "mail", ""};
  return std::unique_ptr<MailSender>(
      std::make_unique<CurlSender>(options, *std::move(login), std::move(host)));
}

}  // namespace rundkurs::desk
