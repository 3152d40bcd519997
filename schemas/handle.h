#pragma once

#include <memory>

namespace rundkurs {

/// A deleter that calls a C library's own free function.
template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* handle) const noexcept {
    Free(handle);
  }
};

/// Owns what a C library allocated: `using XmlDocument = Handle<xmlDoc, &xmlFreeDoc>;`
template <typename T, auto Free>
using Handle = std::unique_ptr<T, FreeWith<Free>>;

}  // namespace rundkurs
