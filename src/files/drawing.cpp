// The child's part: limits first, then libvips, then no more files, sockets or processes, then the picture.
// libvips is loaded here and only here: linked to the server it would cost it 30 MB and a slow start.
#include <dlfcn.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vips/vips.h>

#include <cerrno>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "base/words/sanitized.h"
#include "src/files/pictures.h"

namespace heliograph::files {

namespace {

constexpr rlim_t memory_bytes_max = 1ull << 30;
constexpr rlim_t processor_seconds_max = 10;
constexpr int thumbnail_width = 120, thumbnail_height = 100;
constexpr int preview_width = 1920, preview_height_max = 20'000;
constexpr int mini_side = 16;

void limit_myself() {
    auto limit = [](auto resource, rlim_t most) {
        rlimit both{most, most};
        setrlimit(resource, &both);
    };
    if (!sanitized) limit(RLIMIT_AS, memory_bytes_max);
    limit(RLIMIT_CPU, processor_seconds_max);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

// From here on a broken decoder has nothing to reach for.
void lock_myself_in() {
    if (sanitized) return;
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                            seccomp_release);
    if (!filter) throw std::runtime_error("no seccomp");
    for (int call : {SCMP_SYS(read),
                     SCMP_SYS(write),
                     SCMP_SYS(close),
                     SCMP_SYS(fstat),
                     SCMP_SYS(newfstatat),
                     SCMP_SYS(lseek),
                     SCMP_SYS(mmap),
                     SCMP_SYS(mprotect),
                     SCMP_SYS(munmap),
                     SCMP_SYS(mremap),
                     SCMP_SYS(madvise),
                     SCMP_SYS(brk),
                     SCMP_SYS(futex),
                     SCMP_SYS(set_robust_list),
                     SCMP_SYS(rseq),
                     SCMP_SYS(rt_sigaction),
                     SCMP_SYS(rt_sigprocmask),
                     SCMP_SYS(rt_sigreturn),
                     SCMP_SYS(sigaltstack),
                     SCMP_SYS(gettid),
                     SCMP_SYS(getpid),
                     SCMP_SYS(sched_yield),
                     SCMP_SYS(sched_getaffinity),
                     SCMP_SYS(clock_gettime),
                     SCMP_SYS(getrandom),
                     SCMP_SYS(exit),
                     SCMP_SYS(exit_group),
                     SCMP_SYS(prctl),
                     SCMP_SYS(sysinfo),
                     SCMP_SYS(prlimit64),
                     SCMP_SYS(writev)})
        seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
    // Threads, but no processes. The newer call hides its flags, so glibc is told to use the older one.
    seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                     SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    if (seccomp_load(filter.get()) != 0) throw std::runtime_error("seccomp refused");
}

// The functions of libvips that are used, found by their names.
class Vips {
public:
    Vips() : library_(dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL)) {
        if (!library_) throw std::runtime_error("libvips is not installed");
        init = found<decltype(&vips_init)>("vips_init");
        block_untrusted = found<decltype(&vips_block_untrusted_set)>("vips_block_untrusted_set");
        block = found<decltype(&vips_operation_block_set)>("vips_operation_block_set");
        open = found<decltype(&vips_image_new_from_buffer)>("vips_image_new_from_buffer");
        thumbnail = found<decltype(&vips_thumbnail_buffer)>("vips_thumbnail_buffer");
        flatten = found<decltype(&vips_flatten)>("vips_flatten");
        save_jpeg = found<decltype(&vips_jpegsave_buffer)>("vips_jpegsave_buffer");
        save_png = found<decltype(&vips_pngsave_buffer)>("vips_pngsave_buffer");
        width = found<decltype(&vips_image_get_width)>("vips_image_get_width");
        height = found<decltype(&vips_image_get_height)>("vips_image_get_height");
        frames = found<decltype(&vips_image_get_n_pages)>("vips_image_get_n_pages");
        orientation = found<decltype(&vips_image_get_orientation)>("vips_image_get_orientation");
        has_alpha = found<decltype(&vips_image_hasalpha)>("vips_image_hasalpha");
        cache_max = found<decltype(&vips_cache_set_max)>("vips_cache_set_max");
        error = found<decltype(&vips_error_buffer)>("vips_error_buffer");
        white = found<decltype(&vips_array_double_newv)>("vips_array_double_newv");
    }
    decltype(&vips_init) init;
    decltype(&vips_block_untrusted_set) block_untrusted;
    decltype(&vips_operation_block_set) block;
    decltype(&vips_image_new_from_buffer) open;
    decltype(&vips_thumbnail_buffer) thumbnail;
    decltype(&vips_flatten) flatten;
    decltype(&vips_jpegsave_buffer) save_jpeg;
    decltype(&vips_pngsave_buffer) save_png;
    decltype(&vips_image_get_width) width;
    decltype(&vips_image_get_height) height;
    decltype(&vips_image_get_n_pages) frames;
    decltype(&vips_image_get_orientation) orientation;
    decltype(&vips_image_hasalpha) has_alpha;
    decltype(&vips_cache_set_max) cache_max;
    decltype(&vips_error_buffer) error;
    decltype(&vips_array_double_newv) white;

    // Only what a chat needs, and of that only what libvips itself trusts.
    void allow_known_loaders() const {
        block_untrusted(TRUE);
        block("VipsForeignLoad", TRUE);
        for (const char* known :
             {"VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadNsgif", "VipsForeignLoadWebp"})
            block(known, FALSE);
        cache_max(0);
    }

private:
    template <class F>
    F found(const char* name) const {
        void* symbol = dlsym(library_, name);
        if (!symbol) throw std::runtime_error(std::string("libvips has no ") + name);
        return reinterpret_cast<F>(symbol);
    }
    void* library_;
};

// The process ends soon after: what libvips made is left to that.
class Picture {
public:
    Picture(const Vips& vips, std::string_view bytes) : vips_(vips), bytes_(bytes) {
        is_png_ = bytes.starts_with("\x89PNG\r\n\x1a\n");
        bool known = is_png_ || bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("GIF8") ||
                     (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP"));
        if (!known) throw std::runtime_error("neither PNG, JPEG, GIF nor WebP");
        VipsImage* head = vips_.open(bytes.data(), bytes.size(), "", nullptr);
        if (!head) fail();
        width = vips_.width(head);
        height = vips_.height(head);
        frames = vips_.frames(head);
        if (vips_.orientation(head) >= 5) std::swap(width, height);
    }
    std::int64_t width = 0, height = 0, frames = 1;

    std::string scaled(int to_width, int to_height) const {
        VipsImage* image = fitted(to_width, to_height, "size", VIPS_SIZE_DOWN);
        return is_png_ ? saved(vips_.save_png, image, "compression", 6) : jpeg(image, 90);
    }
    std::string mini() const { return jpeg(fitted(mini_side, mini_side, "size", VIPS_SIZE_FORCE), 90); }

private:
    [[noreturn]] void fail() const { throw std::runtime_error(vips_.error()); }

    VipsImage* fitted(int to_width, int to_height, const char* option, VipsSize size) const {
        VipsImage* image = nullptr;
        if (vips_.thumbnail(const_cast<char*>(bytes_.data()), bytes_.size(), &image, to_width, "height",
                            to_height, option, size, "fail_on", VIPS_FAIL_ON_ERROR, nullptr) != 0)
            fail();
        return image;
    }
    template <class Save>
    std::string saved(Save save, VipsImage* image, const char* option, int value) const {
        void* bytes = nullptr;
        std::size_t count = 0;
        if (save(image, &bytes, &count, option, value, "strip", TRUE, nullptr) != 0) fail();
        return std::string(static_cast<const char*>(bytes), count);
    }
    std::string jpeg(VipsImage* image, int quality) const {
        VipsImage* opaque = image;
        if (vips_.has_alpha(image) &&
            vips_.flatten(image, &opaque, "background", vips_.white(1, 255.0), nullptr) != 0)
            fail();
        return saved(vips_.save_jpeg, opaque, "Q", quality);
    }

    const Vips& vips_;
    std::string_view bytes_;
    bool is_png_ = false;
};

void say(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t written = write(1, bytes.data(), bytes.size());
        if (written < 0) throw std::runtime_error("nobody listens");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string_view input() {
    struct stat facts{};
    if (fstat(0, &facts) < 0 || facts.st_size <= 0) throw std::runtime_error("the file is empty");
    auto count = static_cast<std::size_t>(facts.st_size);
    void* at = mmap(nullptr, count, PROT_READ, MAP_PRIVATE, 0, 0);
    if (at == MAP_FAILED) throw std::runtime_error("the file is too large to be drawn");
    return {static_cast<const char*>(at), count};
}

void draw(std::int64_t pixels_max) {
    limit_myself();
    Vips vips;
    if (vips.init("heliograph") != 0) throw std::runtime_error(vips.error());
    vips.allow_known_loaders();
    std::string_view bytes = input();
    lock_myself_in();
    Picture picture(vips, bytes);
    if (picture.width <= 0 || picture.height <= 0) throw std::runtime_error("a picture without a size");
    if (picture.width > pixels_max / picture.height) return say("large\n");
    auto thumbnail = picture.scaled(thumbnail_width, thumbnail_height);
    auto preview = picture.scaled(preview_width, preview_height_max);
    auto mini = picture.mini();
    std::string head = "drawn";
    for (std::int64_t number : {picture.width, picture.height, picture.frames})
        head += " " + std::to_string(number);
    for (std::size_t count : {thumbnail.size(), preview.size(), mini.size()})
        head += " " + std::to_string(count);
    say(head + "\n" + thumbnail + preview + mini);
}

}  // namespace

int draw_here(std::int64_t pixels_max) {
    try {
        draw(pixels_max);
    } catch (const std::exception& failure) {
        std::string reason = failure.what();
        for (char& c : reason)
            if (c == '\n') c = ' ';
        (void)!write(1, ("refused " + reason + "\n").data(), reason.size() + 9);
    }
    // No destructors of a library that may no longer do what they need.
    _exit(0);
}

}  // namespace heliograph::files
