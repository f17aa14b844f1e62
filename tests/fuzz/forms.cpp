// Any text as a form, and as a single escape.
#include "base/wire/forms.h"

#include "tests/fuzz/bytes.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    if (auto form = read_form(text)) {
        claim(form->fields.size() <= form_fields_max);
        auto again = read_form(write_form(form->fields));
        claim(again.has_value() && again->fields == form->fields);
    }
    auto decoded = percent_decode(percent_encode(text), Plus::is_plus);
    claim(decoded && *decoded == text);
    (void)percent_decode(text, Plus::is_space);
    return 0;
}
