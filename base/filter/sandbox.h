// The walls around a worker: resource limits, and a list of the few system calls it may make.
#pragma once

namespace heliograph::filter {

// From here on the process can read and write what is open, ask for memory up to the limit, and end. False
// if the kernel refuses to help; the worker must not run then.
bool enter_sandbox(int memory_megabytes);

}  // namespace heliograph::filter
