#pragma once

#include <memory>
#include <string>

#include "schemas/result.h"
#include "searchd/desk/mail.h"

namespace rundkurs::desk {

/// The server that takes the desk's mail.
struct SmtpOptions {
  std::string server;      ///< smtp://host:port or smtps://host:port; empty: none, nothing is sent.
  std::string from;        ///< The centre's own address.
  std::string login_file;  ///< Two lines, name and password, readable by its owner alone; or empty.
};

/// Sends mail by SMTP (libcurl). From any thread. Mail leaves this machine over TLS alone.
class MailSender {
 public:
  /// Reads the login. What cannot be right is an error of code `usage`; nothing is connected yet.
  static Result<std::unique_ptr<MailSender>> open(const SmtpOptions& options);

  virtual ~MailSender() = default;
  virtual const std::string& from() const = 0;

  /// Returns when the server has taken the mail: an error says that it has not, and holds nothing
  /// of the mail. Takes at most half a minute.
  virtual Result<void> send(const Mail& mail) const = 0;
};

}  // namespace rundkurs::desk
