// heliograph_load http|sockets --to HOST:PORT ...: loads a server and prints a line of JSON.
#include <sys/resource.h>

#include "bench/wires.h"

int main(int count, char** words) {
    rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    std::string mode = count > 1 ? words[1] : "";
    if (mode == "http") return bench::load_http(bench::Options(count - 2, words + 2));
    if (mode == "sockets") return bench::load_sockets(bench::Options(count - 2, words + 2));
    bench::give_up("say http or sockets, then --to HOST:PORT and what bench/README.md lists");
}
