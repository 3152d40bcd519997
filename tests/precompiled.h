#pragma once

#include <boost/test/unit_test.hpp>

#include "schemas/precompiled.h"
