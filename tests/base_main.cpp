// The main function of the tests of base, which know nothing of the server; also their worker of filters.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "base/filter/worker.h"

int main(int count, char** words) {
    int status = 0;
    if (heliograph::filter::is_worker(count, words, status)) return status;
    return doctest::Context(count, words).run();
}
