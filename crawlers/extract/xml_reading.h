#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/extract/extractor.h"
#include "crawlers/extract/raw_record.h"
#include "schemas/result.h"

struct _xmlNode;

namespace rundkurs {

/// The names that tell an XML document: of "<fs-studieinfo xmlns=…>" the local name of the root and
/// the beginning of the document, where its namespaces stand. Empty for what is no XML.
struct XmlRoot {
  std::string name;
  std::string head;
};
XmlRoot xml_root(const Document& document);

/// Reads the document as a stream and hands over each child element of its root as a tree, which
/// is gone after the call: a document may have megabytes, a record has not. A document with a
/// document type declaration is refused, and with it entities of its own.
Result<void> for_each_record(const Document& document,
                             const std::function<void(const _xmlNode* record)>& take);

/// What to do with an element: hand it over, look at its children one by one, or step over it.
enum class XmlStep { take, enter, skip };
/// `depth` is 1 for a child of the root.
using ChooseXmlStep = std::function<XmlStep(std::string_view name, int depth)>;

/// The same of records that stand deeper, in lists that may be as long as the document.
Result<void> for_each_record(const Document& document,
                             const ChooseXmlStep& choose,
                             const std::function<void(const _xmlNode* record)>& take);

/// Reading an element. A path is local names with slashes ("emneid/emnekode"); several elements of
/// one name are all found. Namespaces do not matter.
std::string_view xml_name(const _xmlNode* element);
std::vector<const _xmlNode*> elements_at(const _xmlNode* from, std::string_view path);
std::vector<const _xmlNode*> child_elements(const _xmlNode* from);
std::string word_at(const _xmlNode* from, std::string_view path);
std::string xml_attribute(const _xmlNode* element, const char* name);

/// As JsonFacts: copies what an element states into a record. `xml:lang` is the text's language
/// where no other is given.
class XmlFacts {
 public:
  XmlFacts(const _xmlNode* from, RawRecord& into) : from_(from), into_(into) {}

  const XmlFacts& words(RawField field, std::string_view path, std::string_view lang = {}) const;
  const XmlFacts& prose(RawField field, std::string_view path, std::string_view lang = {}) const;

 private:
  const _xmlNode* from_;
  RawRecord& into_;
};

}  // namespace rundkurs
