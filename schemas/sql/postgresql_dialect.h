#pragma once

#include <string>
#include <string_view>

/// What sql.h's dialect is called in PostgreSQL. All that differs stands in this file's source.
namespace rundkurs::postgresql {

/// Of a statement: `?1` is `$1`.
std::string in_postgresql(std::string_view statement);

/// How many parameters a statement has: the number of the highest.
int parameter_count(std::string_view statement);

/// Of a migration: types, keys, and the few functions that migrations call.
std::string definitions_in_postgresql(std::string_view sql);

}  // namespace rundkurs::postgresql
