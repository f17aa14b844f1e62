// Any request of a foreign tool: its body in each encoding, its shape, XML as workers read it, what is shown
// of it, and whom it names.
#include "src/translation/foreign.h"

#include "base/filter/xml.h"
#include "base/words/letters.h"
#include "src/incoming_webhooks/readable.h"
#include "src/translation/fixture.h"
#include "src/translation/people.h"
#include "src/translation/recognise.h"
#include "src/translation/sns.h"
#include "tests/fuzz/bytes.h"

using namespace heliograph;
using namespace heliograph::translation;

namespace {

const Integrations& known() {
    static const Integrations all = read_integrations({built_in_shelf()});
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    for (const char* type : {"application/json", "application/x-www-form-urlencoded", "text/xml",
                             "multipart/form-data; boundary=b"}) {
        Foreign foreign{.content_type = type, .body = std::make_shared<const std::string>(text)};
        Body body = read_body(foreign);
        claim(body.text != nullptr);
        (void)candidates(known(), foreign, body.value);
        auto payload = incoming_webhooks::readable(body);
        claim(incoming_webhooks::make_fit(payload));
        claim(is_utf8(payload.text) && is_utf8(payload.attachments.front().text));
        std::vector<Mentioned> people;
        for (auto& person : people_in(body.value)) people.push_back({std::move(person), "anna"});
        claim(is_utf8(with_mentions(payload.attachments.front().text, people)));
        claim(is_utf8(with_mentions(*body.text, people)) || !is_utf8(*body.text));
        (void)sns_certificate_url(body.value);
    }
    if (auto value = filter::xml_value(text)) jv_free(*value);
    if (auto fixture = read_fixture(text)) claim(fixture->body != nullptr);
    return 0;
}
