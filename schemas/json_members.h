#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace rundkurs {

/// Writes a member unless it is empty: what no source states is absent.
template <typename T>
void put(nlohmann::json& object, const char* name, const std::optional<T>& value) {
  if (value) object[name] = *value;
}

template <typename Container>
requires requires(const Container& value) {
  value.empty();
}
void put(nlohmann::json& object, const char* name, const Container& value) {
  if (!value.empty()) object[name] = value;
}

/// Reads a member where there is one. The JSON has passed its schema.
template <typename T>
void take(const nlohmann::json& object, const char* name, std::optional<T>& value) {
  if (const auto found = object.find(name); found != object.end()) value = found->get<T>();
}

template <typename T>
void take(const nlohmann::json& object, const char* name, T& value) {
  if (const auto found = object.find(name); found != object.end()) value = found->get<T>();
}

}  // namespace rundkurs
