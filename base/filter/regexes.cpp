// The linker lets a program's own function stand before a library's of the same name; the library's is found
// behind it.
#include "base/filter/regexes.h"

#include <dlfcn.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace {

using Byte = unsigned char;
using New = int(void**, const Byte*, const Byte*, unsigned, void*, void*, void*);
using Free = void(void*);

// Filters make expressions of what they are sent: when there are too many, all go.
constexpr std::size_t kept_max = 512;
constexpr std::size_t pattern_bytes_max = 1000;

struct Kept {
    New* make = nullptr;
    Free* free = nullptr;
    bool keeps = false;
    void* encoding = nullptr;  // Of those that are kept; others are compiled as ever.
    void* syntax = nullptr;
    std::unordered_map<std::string, void*> by_pattern;  // Behind the pattern its options.
    std::unordered_set<void*> all;
};

Kept& kept() {
    static Kept one;
    return one;
}

template <class Function>
Function* behind(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void forget(Kept& kept) {
    for (void* regex : kept.all) kept.free(regex);
    kept.all.clear();
    kept.by_pattern.clear();
}

std::string key_of(std::string_view pattern, unsigned options) {
    std::string key(pattern);
    key.append(reinterpret_cast<const char*>(&options), sizeof options);
    return key;
}

}  // namespace

extern "C" {

// As oniguruma declares them, its types left out.
int onig_new(void** regex, const Byte* begin, const Byte* end, unsigned options, void* encoding, void* syntax,
             void* error);
void onig_free(void* regex);

int onig_new(void** regex, const Byte* begin, const Byte* end, unsigned options, void* encoding, void* syntax,
             void* error) {
    Kept& known = kept();
    if (!known.make) known.make = behind<New>("onig_new");
    auto size = static_cast<std::size_t>(end - begin);
    if (known.encoding == nullptr) known.encoding = encoding, known.syntax = syntax;
    bool keeps =
        known.keeps && size <= pattern_bytes_max && encoding == known.encoding && syntax == known.syntax;
    if (!keeps) return known.make(regex, begin, end, options, encoding, syntax, error);
    std::string key = key_of({reinterpret_cast<const char*>(begin), size}, options);
    if (auto found = known.by_pattern.find(key); found != known.by_pattern.end()) {
        *regex = found->second;
        return 0;
    }
    // libjq holds one at a time, and none while it asks for another.
    if (known.all.size() >= kept_max) forget(known);
    int result = known.make(regex, begin, end, options, encoding, syntax, error);
    if (result != 0) return result;
    known.all.insert(*regex);
    known.by_pattern.emplace(std::move(key), *regex);
    return 0;
}

void onig_free(void* regex) {
    Kept& known = kept();
    if (known.all.contains(regex)) return;
    if (!known.free) known.free = behind<Free>("onig_free");
    known.free(regex);
}

}  // extern "C"

namespace heliograph::filter {

void keep_regexes() {
    Kept& known = kept();
    known.make = behind<New>("onig_new");
    known.free = behind<Free>("onig_free");
    known.keeps = known.make && known.free;
}

}  // namespace heliograph::filter
