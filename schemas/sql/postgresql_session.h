#pragma once

#include <map>
#include <string>

#include <fmt/format.h>
#include <pqxx/pqxx>

#include "schemas/sql/postgresql.h"
#include "schemas/sql/postgresql_error.h"

/// For the sources of postgresql.h alone: it brings in all of libpqxx.
namespace rundkurs::postgresql {

/// One session with the server.
struct Connection::Session {
  explicit Session(const std::string& url) : connection(url), quiet(connection), work(connection) {}

  pqxx::connection connection;
  pqxx::quiet_errorhandler quiet;               ///< Everything that matters is thrown.
  pqxx::nontransaction work;                    ///< Transactions are begun and ended in SQL.
  std::map<std::string, std::string> prepared;  ///< Statement → its name on the server.

  const std::string& name_of(const std::string& statement) {
    const auto [at, is_new] = prepared.try_emplace(statement, fmt::format("s{}", prepared.size()));
    if (is_new) connection.prepare(at->second, statement);
    return at->second;
  }
};

/// The SQLSTATE of what the server refused.
std::string state_of(const pqxx::sql_error& error);

/// Does `call` with the session, and turns what libpqxx throws into a DatabaseError.
template <typename Call>
auto Connection::asked(const std::string& statement, Call call) {
  Session& open = session();
  try {
    return call(open);
  } catch (const pqxx::sql_error& error) {
    if (!open.connection.is_open()) throw lost(error.what(), in_transaction_, name_);
    throw refused(state_of(error), error.what(), statement, name_);
  } catch (const pqxx::deadlock_detected& error) {
    throw refused("40P01", error.what(), statement, name_);
  } catch (const pqxx::transaction_rollback& error) {
    throw refused("40001", error.what(), statement, name_);
  } catch (const pqxx::failure& error) {  // broken_connection among them
    throw lost(error.what(), in_transaction_, name_);
  }
}

}  // namespace rundkurs::postgresql
