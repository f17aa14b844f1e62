// Whether this program was built with a sanitizer, which reserves terabytes and makes system calls of its
// own: walls around a process then stay open.
#pragma once

namespace heliograph {

#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace heliograph
