#pragma once

#include "schemas/result.h"

namespace rundkurs {

/// From here on this process can compute, take memory, and read and write what it has open; every
/// other system call fails with EPERM (seccomp). There is no way back. An error where the system
/// has no such filter or does not grant it.
Result<void> allow_computing_alone();

}  // namespace rundkurs
