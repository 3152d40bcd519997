#include "searchd/desk/mail.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <sodium.h>

#include "schemas/utf8.h"
#include "searchd/desk/letter.h"
#include "searchd/http/http_date.h"

namespace rundkurs::desk {
namespace {

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(::sodium_base64_encoded_len(bytes.size(), variant), '\0');
  ::sodium_bin2base64(text.data(),
                      text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(),
                      variant);
  text.pop_back();  // the NUL
  return text;
}

/// RFC 2047: words of at most 75 characters that cut no letter, folded.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t bytes_a_word = 42;
  std::string words;
  while (!text.empty()) {
    const auto part = utf8_prefix(text, bytes_a_word);
    words += fmt::format("{}=?utf-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(part));
    text.remove_prefix(part.size());
  }
  return words;
}

/// RFC 2045 6.8: lines of at most 76 characters; line ends as mail has them.
std::string body_of(const std::string& text) {
  constexpr std::size_t line = 76;
  std::string lines;
  for (const char c : text) {
    if (c == '\n') lines += '\r';
    lines += c;
  }
  const auto encoded = base64(lines);
  std::string body;
  for (std::size_t at = 0; at < encoded.size(); at += line)
    body += encoded.substr(at, line) + "\r\n";
  return body;
}

/// What others wrote as one need not be any.
bool is_message_id(std::string_view id) {
  constexpr std::size_t longest_id = 200;
  return !id.empty() && id.size() <= longest_id && std::all_of(id.begin(), id.end(), [](char c) {
    return c > ' ' && c <= '~' && c != '<' && c != '>';
  });
}

/// RFC 5322 3.6.4, folded.
std::string answered_messages(const std::vector<std::string>& ids) {
  constexpr std::size_t most_ids = 20;
  std::string references;
  std::string last;
  std::size_t count = 0;
  for (const auto& id : ids) {
    if (!is_message_id(id) || ++count > most_ids) continue;
    last = fmt::format("<{}>\r\n", id);
    references += (references.empty() ? "References: " : " ") + last;
  }
  return references.empty() ? references : "In-Reply-To: " + last + references;
}

}  // namespace

std::string eml_of(const Mail& mail) {
  std::string head;
  if (is_email_address(mail.from)) head += "From: " + mail.from + "\r\n";
  if (is_message_id(mail.id)) head += "Message-ID: <" + mail.id + ">\r\n";
  head += answered_messages(mail.answers);
  if (is_email_address(mail.to)) head += "To: " + mail.to + "\r\n";
  head += "Subject: " + encoded_words(squeeze_space(clean_utf8(mail.subject))) + "\r\n";
  head += "Date: " + http::http_date(mail.date) + "\r\n";
  head +=
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n";
  if (mail.from.empty()) head += "X-Unsent: 1\r\n";
  return head + "\r\n" + body_of(clean_utf8(mail.text));
}

}  // namespace rundkurs::desk
