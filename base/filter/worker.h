// The process that runs filters: the same binary, started with a hidden word, a socket and nothing else.
#pragma once

namespace heliograph::filter {

// Answers frames on worker_socket until it is closed; the process's exit status. `memory_megabytes` is what
// it may take beyond what it has at its start, `output_bytes_max` the longest value it sends.
int work(int memory_megabytes, int output_bytes_max);

// True, with the status, if these words start a worker: `heliograph filter-worker MEGABYTES BYTES`.
bool is_worker(int count, char** words, int& status);

}  // namespace heliograph::filter
