// The main function of every C++ test program, which is the worker of its own filters and draws its pictures.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/filter/worker.h"
#include "src/files/pictures.h"

int main(int count, char** words) {
    int status = 0;
    if (heliograph::filter::is_worker(count, words, status)) return status;
    if (count == 3 && std::string_view(words[1]) == "picture")
        return heliograph::files::draw_here(std::stoll(words[2]));
    return doctest::Context(count, words).run();
}
