#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// A page as UTF-8, and the encoding it was read from in the WHATWG's spelling ("windows-1252").
struct DecodedPage {
  std::string text;  ///< Valid UTF-8 whatever the bytes were; bad sequences are U+FFFD.
  std::string encoding;
};

/// Decodes a page's bytes. Order: byte-order mark, charset of the HTTP header, charset of a meta
/// element, UTF-8 if the bytes are valid UTF-8, else windows-1252.
///
/// Departs from the Encoding Standard in one point, on purpose: bytes contradict a declaration.
/// Text that is valid UTF-8 beyond ASCII is UTF-8 though a single-byte encoding was declared, and
/// text declared UTF-8 without one valid sequence beyond ASCII is windows-1252. Browsers show
/// both as garbage; a catalogue should not.
DecodedPage decode_page(std::string_view bytes, std::string_view content_type);

/// The encoding that a label ("latin1", "UTF8", "iso-8859-1") stands for
/// (https://encoding.spec.whatwg.org/#names-and-labels); empty for an unknown label.
std::string encoding_of_label(std::string_view label);

/// The encoding that the page's first bytes declare in a meta element
/// (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding), or empty.
std::string declared_encoding(std::string_view bytes);

/// The charset parameter of "text/html; charset=…", or empty.
std::string_view charset_parameter(std::string_view content_type);

}  // namespace rundkurs
