#include "searchd/desk/mail_reader.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <gmime/gmime.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "crawlers/markup/html_text.h"
#include "schemas/handle.h"
#include "schemas/text_encoding.h"
#include "schemas/utf8.h"
#include "searchd/desk/letter.h"

namespace rundkurs::desk {
namespace {

// --- what the library gives, owned ---

template <typename T>
using Owned = Handle<T, &g_object_unref>;
using ParserOptions = Handle<GMimeParserOptions, &g_mime_parser_options_free>;
using References = Handle<GMimeReferences, &g_mime_references_free>;

/// Headers that break the rules hold UTF-8, else what Windows writes.
ParserOptions parser_options() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
  ParserOptions options(g_mime_parser_options_new());
  std::array<const char*, 3> charsets = {"utf-8", "windows-1252", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets.data());
  return options;
}

Owned<GMimeMessage> parsed(std::string_view message, GMimeParserOptions* options) {
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), options));
}

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

std::string line_of(const char* text) {
  return squeeze_space(clean_utf8(text_or_empty(text)));
}

// --- bodies ---

constexpr std::size_t most_bytes_a_letter = 4;
/// What html_document_text() reads of one.
constexpr std::size_t longest_markup = std::size_t{1} << 20U;

/// A part's content as it was before it was encoded for the way.
std::string content_of(GMimePart* part) {
  auto* const content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, memory.get()) < 0) return {};
  const auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// What says one of these is often another of them; the bytes tell.
bool is_told_by_bytes(std::string_view charset) {
  constexpr std::array<std::string_view, 9> names = {
      "", "us-ascii", "ascii", "utf-8", "utf8", "utf-16", "iso-8859-1", "latin1", "windows-1252"};
  return std::find(names.begin(), names.end(), fold_case(charset)) != names.end();
}

std::string decoded(const std::string& bytes, const std::string& charset) {
  using Converter = Handle<UConverter, &ucnv_close>;
  if (is_told_by_bytes(charset)) return text_of_table(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) != 0) return text_of_table(bytes);
  const icu::UnicodeString text(
      bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status) != 0) return text_of_table(bytes);
  std::string utf8;
  return text.toUTF8String(utf8);
}

/// Goes through a message's parts and gathers what is to be read.
class PartWalk {
 public:
  /// What is written in `object`, empty for none.
  std::string text_of(GMimeObject* object, std::size_t depth = 0) {
    if (object == nullptr || fault_) return {};
    if (++parts_ > most_parts) return stop(MailFault::too_many_parts);
    if (depth > deepest_part) return stop(MailFault::too_deep);
    if (GMIME_IS_MULTIPART(object)) return text_of_all(GMIME_MULTIPART(object), depth);
    if (GMIME_IS_PART(object)) return text_of_part(GMIME_PART(object));
    attachments_.emplace_back("message.eml");  // one that was passed on as a whole
    return {};
  }

  std::optional<MailFault> fault() const { return fault_; }
  std::vector<std::string> attachments() { return std::move(attachments_); }

 private:
  std::string stop(MailFault fault) {
    fault_ = fault;
    return {};
  }

  /// Of alternatives the plain one, wherever it stands; of everything else all.
  std::string text_of_all(GMimeMultipart* multipart, std::size_t depth) {
    const bool alternatives = is_type(GMIME_OBJECT(multipart), "multipart", "alternative");
    std::string text;
    bool has_plain = false;
    for (int i = 0; i < g_mime_multipart_get_count(multipart) && !fault_; ++i) {
      auto* const part = g_mime_multipart_get_part(multipart, i);
      auto one = text_of(part, depth + 1);
      if (squeeze_space(one).empty()) continue;
      if (!alternatives) {
        text += (text.empty() ? "" : "\n") + one;
      } else if (text.empty() || (!has_plain && is_type(part, "text", "plain"))) {
        has_plain = is_type(part, "text", "plain");
        text = std::move(one);
      }
    }
    return text;
  }

  static bool is_type(GMimeObject* part, const char* type, const char* subtype) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != 0;
  }

  std::string text_of_part(GMimePart* part) {
    auto* const object = GMIME_OBJECT(part);
    const bool html = is_type(object, "text", "html");
    if ((!html && !is_type(object, "text", "plain")) || is_attachment(part)) {
      const auto name = line_of(g_mime_part_get_filename(part));
      attachments_.push_back(name.empty() ? "?" : std::string(utf8_prefix(name, 100)));
      return {};
    }
    const auto bytes = content_of(part);
    if (bytes.size() > (html ? longest_markup : most_bytes_a_letter * longest_text))
      return stop(MailFault::text_too_long);
    auto text =
        decoded(bytes, text_or_empty(g_mime_object_get_content_type_parameter(object, "charset")));
    return html ? html_document_text(text) : text;
  }

  static bool is_attachment(GMimePart* part) {
    const auto disposition = text_or_empty(g_mime_object_get_disposition(GMIME_OBJECT(part)));
    return fold_case(disposition) == "attachment" || g_mime_part_get_filename(part) != nullptr;
  }

  std::size_t parts_ = 0;
  std::optional<MailFault> fault_;
  std::vector<std::string> attachments_;
};

/// In an mbox file, text that begins like a message has a sign before it.
std::string without_from_signs(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const auto word = text.find_first_not_of('>', at);
    const bool signed_from =
        text[at] == '>' && word != std::string::npos && text.compare(word, 5, "From ") == 0;
    plain.append(text, at + (signed_from ? 1 : 0), end - at - (signed_from ? 1 : 0));
    at = end;
  }
  return plain;
}

// --- headers ---

Contact sender_in(InternetAddressList* list) {
  for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
    auto* const address = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    Contact from;
    from.email = line_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    from.name =
        std::string(utf8_prefix(line_of(internet_address_get_name(address)), longest_contact_line));
    if (is_email_address(from.email)) return from;
  }
  return {};
}

std::optional<Timestamp> date_of(GMimeMessage* message) {
  auto* const date = g_mime_message_get_date(message);
  if (date == nullptr) return std::nullopt;
  return Timestamp(std::chrono::seconds(g_date_time_to_unix(date)));
}

/// The nearest is the one that it answers; References lists the thread from its beginning.
std::vector<std::string> answered_by(GMimeMessage* message, GMimeParserOptions* options) {
  constexpr std::size_t most_references = 100;
  std::vector<std::string> ids;
  for (const char* name : {"In-Reply-To", "References"}) {
    const auto* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    if (value == nullptr) continue;
    const References references(g_mime_references_parse(options, value));
    for (int i = g_mime_references_length(references.get()) - 1;
         i >= 0 && ids.size() < most_references;
         --i)
      ids.push_back(line_of(g_mime_references_get_message_id(references.get(), i)));
  }
  return ids;
}

}  // namespace

std::variant<ReceivedMail, MailFault> read_mail(std::string_view message, bool from_mbox) {
  if (const auto excess = excess_of(message)) return *excess;
  const auto options = parser_options();
  const auto root = parsed(message, options.get());
  if (root == nullptr) return MailFault::no_mail;
  ReceivedMail mail;
  mail.id = line_of(g_mime_message_get_message_id(root.get()));
  mail.answers = answered_by(root.get(), options.get());
  mail.from = sender_in(g_mime_message_get_from(root.get()));
  if (mail.from.email.empty()) mail.from = sender_in(g_mime_message_get_sender(root.get()));
  if (mail.from.email.empty()) mail.from = sender_in(g_mime_message_get_reply_to(root.get()));
  mail.date = date_of(root.get());
  mail.subject = line_of(g_mime_message_get_subject(root.get()));
  PartWalk walk;
  auto text = walk.text_of(g_mime_message_get_mime_part(root.get()));
  if (walk.fault()) return *walk.fault();
  mail.attachments = walk.attachments();
  Letter letter;
  letter.text = from_mbox ? without_from_signs(text) : std::move(text);
  mail.text = cleaned(std::move(letter)).text;
  if (mail.from.email.empty() && mail.id.empty() && mail.subject.empty() && !mail.date)
    return MailFault::no_mail;
  if (mail.from.email.empty()) return MailFault::no_sender;
  if (squeeze_space(mail.text).empty()) return MailFault::no_text;
  if (mail.text.size() > longest_text) return MailFault::text_too_long;
  return mail;
}

}  // namespace rundkurs::desk
