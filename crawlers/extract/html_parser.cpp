#include "crawlers/extract/html_parser.h"

#include <algorithm>
#include <exception>
#include <unordered_map>
#include <vector>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "schemas/handle.h"

namespace rundkurs::html {
namespace {

using ParserContext = Handle<xmlParserCtxt, &htmlFreeParserCtxt>;

constexpr std::string_view blocks[] = {
    "address",    "article", "aside",   "blockquote", "body",    "br",    "button", "caption",
    "center",     "dd",      "details", "dialog",     "div",     "dl",    "dt",     "fieldset",
    "figcaption", "figure",  "footer",  "form",       "h1",      "h2",    "h3",     "h4",
    "h5",         "h6",      "header",  "hr",         "li",      "main",  "nav",    "ol",
    "option",     "p",       "pre",     "section",    "summary", "table", "tbody",  "td",
    "tfoot",      "th",      "thead",   "title",      "tr",      "ul"};

/// What a head may hold (HTML, 13.2.6.4.4); anything else ends it.
constexpr std::string_view metadata[] = {"base",
                                         "basefont",
                                         "bgsound",
                                         "link",
                                         "meta",
                                         "noframes",
                                         "noscript",
                                         "script",
                                         "style",
                                         "template",
                                         "title"};

std::string_view as_text(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

/// Puts the tree together from what the parser says: a start, text, an end.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::pmr::memory_resource& memory) : memory_(memory) {}

  void start(const xmlChar* name, const xmlChar** attributes) {
    end_text();
    const auto& known = known_name(name);
    if (reopen(known.text)) return;
    if (!open_.empty() && open_.back().node->name == "head" &&
        !std::binary_search(std::begin(metadata), std::end(metadata), known.text))
      end_head();
    auto& node = append();
    node.name = known.text;
    node.is_block = known.is_block;
    node.attributes = keep(attributes);
    open_.push_back({&node, nullptr});
  }

  void text(const xmlChar* piece, int size) {
    text_.append(reinterpret_cast<const char*>(piece), static_cast<std::size_t>(size));
  }

  void end() {
    end_text();
    if (open_.empty()) return;
    const auto closed = open_.back();
    open_.pop_back();
    if (closed.node == root_) closed_root_ = closed;
    if (closed.node->name == "body" && closed.node->parent == root_) closed_body_ = closed;
  }

  Node root() const { return root_; }

 private:
  struct Name {
    std::string_view text;
    bool is_block = false;
  };

  struct Open {
    TreeNode* node = nullptr;
    TreeNode* last_child = nullptr;
  };

  /// What stands behind `</body>` or `</html>` belongs into them (HTML, 13.2.6.4.19 and .22), while
  /// the parser begins a page anew.
  bool reopen(std::string_view name) {
    const auto closed = name == "html" && open_.empty() ? closed_root_
                        : name == "body" && open_.size() == 1 && open_.back().node == root_
                            ? closed_body_
                            : Open{};
    if (closed.node == nullptr) return false;
    open_.push_back(closed);
    return true;
  }

  /// A page may leave out `</head><body>`. The parser does not know the elements that came with
  /// HTML 5 (`main`, `section`) and keeps them in the head: what it ends as the head is the body.
  void end_head() {
    open_.pop_back();
    if (reopen("body")) return;
    auto& body = append();
    body.name = "body";
    body.is_block = true;
    open_.push_back({&body, nullptr});
  }

  /// A node at the end of the innermost open element.
  TreeNode& append() {
    auto& node = *new (memory_.allocate(sizeof(TreeNode), alignof(TreeNode))) TreeNode;
    if (open_.empty()) {
      if (root_ == nullptr) root_ = &node;
      return node;
    }
    auto& [parent, last] = open_.back();
    node.parent = parent;
    if (last == nullptr) {
      parent->children = &node;
    } else {
      last->next = &node;
    }
    last = &node;
    return node;
  }

  void end_text() {
    if (text_.empty()) return;
    if (!open_.empty()) append().content = keep(text_);
    text_.clear();
  }

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    auto* const copy = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::copy(text.begin(), text.end(), copy);
    return {copy, text.size()};
  }

  /// The parser gives name, value, name, value …, null; a value may be null.
  std::span<const Attribute> keep(const xmlChar** pairs) {
    if (pairs == nullptr) return {};
    std::size_t count = 0;
    while (pairs[2 * count] != nullptr)
      ++count;
    auto* const kept =
        static_cast<Attribute*>(memory_.allocate(count * sizeof(Attribute), alignof(Attribute)));
    for (std::size_t i = 0; i < count; ++i)
      new (&kept[i])
          Attribute{known_name(pairs[2 * i]).text, keep(tidy_text(as_text(pairs[2 * i + 1])))};
    return {kept, count};
  }

  /// The parser says the same name from the same address every time.
  const Name& known_name(const xmlChar* name) {
    auto& known = names_[name];
    if (known.text.empty()) {
      known.text = keep(as_text(name));
      known.is_block = std::binary_search(std::begin(blocks), std::end(blocks), known.text);
    }
    return known;
  }

  std::pmr::memory_resource& memory_;
  std::unordered_map<const xmlChar*, Name> names_;
  std::vector<Open> open_;
  Open closed_root_;
  Open closed_body_;
  std::string text_;  ///< Since the last tag.
  TreeNode* root_ = nullptr;
};

/// What the C library calls, and what must not fall through it.
struct Reading {
  TreeBuilder tree;
  std::exception_ptr failure;

  template <typename Step>
  static void guarded(void* reading, Step step) noexcept {
    auto& self = *static_cast<Reading*>(reading);
    if (self.failure) return;
    try {
      step(self.tree);
    } catch (...) {
      self.failure = std::current_exception();
    }
  }
};

void on_start(void* reading, const xmlChar* name, const xmlChar** attributes) {
  Reading::guarded(reading, [&](TreeBuilder& tree) { tree.start(name, attributes); });
}

void on_end(void* reading, const xmlChar*) {
  Reading::guarded(reading, [](TreeBuilder& tree) { tree.end(); });
}

void on_text(void* reading, const xmlChar* text, int size) {
  Reading::guarded(reading, [&](TreeBuilder& tree) { tree.text(text, size); });
}

/// libxml2 keeps what it shares between threads in globals that are set up once.
void set_up_parser() {
  static const bool done = (xmlInitParser(), true);
  static_cast<void>(done);
}

}  // namespace

Node parse(const std::string& markup, std::pmr::memory_resource& memory) {
  set_up_parser();
  const ParserContext context(
      htmlCreateMemoryParserCtxt(markup.data(), static_cast<int>(markup.size())));
  if (context == nullptr) return nullptr;
  htmlCtxtUseOptions(context.get(),
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  // Lifts the limit of 256 nested elements, which the HTML options do not offer. What else it
  // lifts is bounded by the mark-up's own limits, and HTML has no entities to blow up.
  context->options |= XML_PARSE_HUGE;
  context->charset = XML_CHAR_ENCODING_UTF8;
  *context->sax = htmlSAXHandler{};
  context->sax->startElement = on_start;
  context->sax->endElement = on_end;
  context->sax->characters = on_text;
  context->sax->ignorableWhitespace = on_text;
  context->sax->cdataBlock = on_text;
  Reading reading{.tree = TreeBuilder(memory), .failure = {}};
  context->userData = &reading;
  htmlParseDocument(context.get());
  if (reading.failure) std::rethrow_exception(reading.failure);
  return reading.tree.root();
}

}  // namespace rundkurs::html
