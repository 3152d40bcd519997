#include "schemas/sql/postgresql_statement.h"

#include <charconv>
#include <stdexcept>
#include <utility>

#include "schemas/sql/postgresql_dialect.h"

namespace rundkurs::postgresql {
namespace {

constexpr int batch = 500;            // Rows of a large answer held at a time: 1.5 MB of offerings.
constexpr pqxx::oid bytea_type = 17;  // pg_type.dat; never changes

std::string hexadecimal(std::string_view bytes) {
  std::string text = "\\x";
  for (const char c : bytes)
    text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

std::string from_hexadecimal(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

}  // namespace

Prepared::Prepared(Connection& connection, std::string_view sql, sql::Rows rows)
    : connection_(connection),
      statement_(in_postgresql(sql)),
      parameters_(static_cast<std::size_t>(parameter_count(sql))),
      many_(rows == sql::Rows::many) {}

void Prepared::begin(std::size_t parameters) {
  if (in_use_) throw std::logic_error("statement used twice: " + statement_);
  if (parameters != parameters_) {
    throw std::logic_error(
        fmt::format("{} parameters given, {} wanted: {}", parameters, parameters_, statement_));
  }
  in_use_ = true;
  values_.assign(parameters, std::nullopt);
}

void Prepared::bind(int index, double number) {
  value(index) = fmt::format("{}", number);
}

void Prepared::bind(int index, sql::Bytes bytes) {
  value(index) = hexadecimal(bytes.bytes);
}

std::vector<const char*> Prepared::pointers() const {
  std::vector<const char*> all;
  for (const auto& each : values_)
    all.push_back(each ? each->c_str() : nullptr);
  return all;
}

void Prepared::ask() {
  asked_ = true;
  row_ = 0;
  if (many_) return open_cursor();
  result_ = connection_.asked(statement_, [&](Connection::Session& session) {
    return session.work.exec_prepared(session.name_of(statement_),
                                      pqxx::prepare::make_dynamic_params(pointers()));
  });
  connection_.changes_ = static_cast<std::int64_t>(result_.affected_rows());
}

/// A cursor lives within a transaction; where there is none, it gets one to read in.
void Prepared::open_cursor() {
  own_transaction_ = !connection_.in_transaction_;
  if (own_transaction_) {
    connection_.execute("BEGIN READ ONLY");
    connection_.in_transaction_ = true;
  }
  cursor_ = fmt::format("rows{}", ++connection_.cursors_);
  connection_.asked(statement_, [&](Connection::Session& session) {
    return session.work.exec_params("DECLARE " + cursor_ + " NO SCROLL CURSOR FOR " + statement_,
                                    pqxx::prepare::make_dynamic_params(pointers()));
  });
  fetch();
}

void Prepared::fetch() {
  row_ = 0;
  result_ = connection_.asked(statement_, [&](Connection::Session& session) {
    return session.work.exec(fmt::format("FETCH FORWARD {} FROM {}", batch, cursor_));
  });
}

bool Prepared::next() {
  bytes_.clear();
  if (!asked_) {
    ask();
  } else if (row_ < result_.size()) {
    ++row_;
  }
  if (row_ == result_.size() && !cursor_.empty() && !result_.empty()) fetch();
  return row_ < result_.size();
}

void Prepared::end() noexcept {
  result_ = {};
  bytes_.clear();
  in_use_ = asked_ = false;
  const std::string cursor = std::exchange(cursor_, "");
  if (std::exchange(own_transaction_, false)) return connection_.rollback();
  if (cursor.empty()) return;
  try {
    connection_.execute("CLOSE " + cursor);
  } catch (const sql::DatabaseError&) {
    // The transaction failed, and its cursors ended with it.
  }
}

std::int64_t Prepared::integer(int column) const {
  const pqxx::field number = field(column);
  std::int64_t value = 0;
  std::from_chars(number.c_str(), number.c_str() + number.size(), value);
  return value;
}

std::string_view Prepared::view(int column) const {
  const pqxx::field text = field(column);
  const std::string_view all(text.c_str(), text.size());
  if (text.type() != bytea_type) return all;
  return bytes_[column] = from_hexadecimal(all);
}

}  // namespace rundkurs::postgresql
