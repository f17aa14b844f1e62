// heliograph_bare answers|frames: what this machine can do at most, measured beside the server.
#include "bench/bare.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

int main(int count, char** words) {
    if (count == 4 && std::strcmp(words[1], "answers") == 0)
        return bench::bare_answers(std::atoi(words[2]), std::size_t(std::atoi(words[3])));
    if (count == 6 && std::strcmp(words[1], "frames") == 0)
        return bench::bare_frames(std::atoi(words[2]), std::size_t(std::atoi(words[3])),
                                  std::size_t(std::atoi(words[4])), std::size_t(std::atoi(words[5])));
    std::fprintf(stderr,
                 "heliograph_bare answers THREADS BODY_BYTES | frames THREADS SOCKETS FRAME_BYTES AT_ONCE\n");
    return 1;
}
