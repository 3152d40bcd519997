#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "schemas/descriptor.h"
#include "schemas/utf8.h"
#include "searchd/export/table.h"

namespace rundkurs::exported {
namespace {

Error failed(const std::string& what) {
  return {Error::Code::storage, "the table cannot be written: " + what, "", ""};
}

// The library writes to a path alone. A file in memory has one, and leaves nothing behind.
struct MemoryFile {
  Descriptor descriptor{::memfd_create("table.xlsx", MFD_CLOEXEC)};

  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor.get()); }

  Result<std::string> content() const {
    std::string bytes;
    std::array<char, 65536> part;
    ::lseek(descriptor.get(), 0, SEEK_SET);
    for (;;) {
      const auto read = ::read(descriptor.get(), part.data(), part.size());
      if (read < 0) return failed(std::strerror(errno));
      if (read == 0) return bytes;
      bytes.append(part.data(), static_cast<std::size_t>(read));
    }
  }
};

struct Closer {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

/// What a cell may hold: a sheet's limit is 32 767 characters, counted in UTF-16.
std::string cell_text(const std::string& text) {
  constexpr std::size_t most = 32000;
  auto clean = clean_utf8(text);
  if (clean.size() <= most) return clean;
  auto end = most;
  while ((static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U)
    --end;
  return clean.substr(0, end);
}

/// [ ] : * ? / \ and more than 31 characters are not for the name of a sheet; an apostrophe not for
/// its ends.
std::string sheet_name(std::string name) {
  std::erase_if(name,
                [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string::npos; });
  return name.size() <= 31 ? name : "Rundkurs";
}

class Sheet {
 public:
  Sheet(lxw_workbook* book, const Table& table)
      : sheet_(workbook_add_worksheet(book, sheet_name(table.title).c_str())),
        head_(workbook_add_format(book)) {
    format_set_bold(head_);
    format_set_text_wrap(head_);
  }

  void write(const Table& table) {
    lxw_col_t column = 0;
    for (const auto& head : table.heads) {
      worksheet_write_string(sheet_, 0, column, cell_text(head).c_str(), head_);
      worksheet_set_column(sheet_, column, column, width(table, column), nullptr);
      ++column;
    }
    lxw_row_t row = 1;
    for (const auto& cells : table.rows)
      write(row++, cells);
    worksheet_freeze_panes(sheet_, 1, 1);
    if (!table.heads.empty())
      worksheet_autofilter(sheet_, 0, 0, row - 1, static_cast<lxw_col_t>(table.heads.size() - 1));
  }

 private:
  void write(lxw_row_t row, const std::vector<Cell>& cells) {
    lxw_col_t column = 0;
    for (const auto& cell : cells) {
      if (const auto* const number = std::get_if<double>(&cell))
        worksheet_write_number(sheet_, row, column, *number, nullptr);
      // As a string even where it begins with "=" or looks like an address.
      if (const auto* const text = std::get_if<std::string>(&cell);
          text != nullptr && !text->empty())
        worksheet_write_string(sheet_, row, column, cell_text(*text).c_str(), nullptr);
      ++column;
    }
  }

  static double width(const Table& table, std::size_t column) {
    std::size_t longest = 0;
    for (const auto& row : table.rows) {
      if (const auto* const text = std::get_if<std::string>(&row[column]))
        longest = std::max(longest, text->size());
    }
    return static_cast<double>(std::clamp<std::size_t>(longest, 12, 60));
  }

  lxw_worksheet* sheet_;
  lxw_format* head_;
};

}  // namespace

Result<std::string> to_xlsx(const std::vector<Table>& tables) {
  const MemoryFile file;
  if (!file.descriptor) return failed(std::strerror(errno));
  std::unique_ptr<lxw_workbook, Closer> book(workbook_new(file.path().c_str()));
  if (book == nullptr) return failed("no memory");
  for (const auto& table : tables)
    Sheet(book.get(), table).write(table);
  // Closing writes, and frees the book whether it works or not.
  const auto outcome = workbook_close(book.release());
  if (outcome != LXW_NO_ERROR) return failed(lxw_strerror(outcome));
  return file.content();
}

}  // namespace rundkurs::exported
