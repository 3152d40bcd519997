#pragma once

// What nearly every file includes, read once for many where files are compiled together. No file
// may rely on it: the preset `dev` goes without, and so finds the one that forgot an #include.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json_instances.h"
