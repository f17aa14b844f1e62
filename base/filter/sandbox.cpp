// Limits by setrlimit, system calls by seccomp. What looks for files is told that it may not; all else ends
// the process.
#include "base/filter/sandbox.h"

#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <initializer_list>

#include "base/words/sanitized.h"

namespace heliograph::filter {

namespace {

// Seconds of computing after which a worker that nobody stopped ends by itself.
constexpr rlim_t seconds_max = 3600;

bool limit(__rlimit_resource_t what, rlim_t most) {
    rlimit wanted{most, most};
    return setrlimit(what, &wanted) == 0;
}

// Bytes of address space and of data that the process has now.
bool has_now(unsigned long& space, unsigned long& data) {
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    if (!file) return false;
    unsigned long size = 0, resident = 0, shared = 0, text = 0, library = 0, data_and_stack = 0;
    int read = std::fscanf(file, "%lu %lu %lu %lu %lu %lu", &size, &resident, &shared, &text, &library,
                           &data_and_stack);
    std::fclose(file);
    auto page = static_cast<unsigned long>(sysconf(_SC_PAGESIZE));
    space = size * page;
    data = data_and_stack * page;
    return read == 6;
}

bool limit_resources(int memory_megabytes) {
    unsigned long space = 0, data = 0;
    if (!has_now(space, data)) return false;
    rlim_t more = static_cast<rlim_t>(memory_megabytes) << 20;
    if (!sanitized && (!limit(RLIMIT_AS, space + more) || !limit(RLIMIT_DATA, data + more))) return false;
    return limit(RLIMIT_CPU, seconds_max) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
           (sanitized || (limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0)));
}

bool allow(scmp_filter_ctx filter, std::uint32_t action) {
    bool ok = true;
    for (int call : {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(futex), SCMP_SYS(munmap), SCMP_SYS(mremap),
                     SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(exit), SCMP_SYS(exit_group),
                     SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime),
                     SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(restart_syscall), SCMP_SYS(getrandom)})
        ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    // Memory that can be run as a program is not to be had.
    for (int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
        ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
    if (action == SCMP_ACT_ERRNO(EPERM)) return ok;
    for (int call : {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat),
                     SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat),
                     SCMP_SYS(readlink), SCMP_SYS(getcwd), SCMP_SYS(lseek), SCMP_SYS(ioctl), SCMP_SYS(close)})
        ok = ok && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    return ok;
}

bool limit_calls() {
    std::uint32_t otherwise = sanitized ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS;
    scmp_filter_ctx filter = seccomp_init(otherwise);
    if (!filter) return false;
    bool ok = allow(filter, otherwise) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

}  // namespace

bool enter_sandbox(int memory_megabytes) {
    // The server's end is the worker's; a filter that never ends does not outlive it.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
    prctl(PR_SET_NAME, "filter");
    if (prctl(PR_SET_DUMPABLE, 0) != 0) return false;
    return limit_resources(memory_megabytes) && limit_calls();
}

}  // namespace heliograph::filter
