// A delivery: one request to a hook, from its bytes to durable posts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/wire/request.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/files/upload.h"
#include "src/incoming_webhooks/admission.h"
#include "src/incoming_webhooks/cache.h"
#include "src/incoming_webhooks/model.h"
#include "src/incoming_webhooks/payload.h"

namespace heliograph::incoming_webhooks {

// A request to a hook as it came.
struct Delivery {
    HookId hook_id;
    std::string content_type;
    std::string body;
    bool body_was_cut = false;        // It was longer than the limit.
    std::string query;                // Still encoded.
    std::string headers;              // Lines for the log; secrets masked.
    std::vector<Header> raw_headers;  // As they came; none for one that is replayed.
    std::string name;                 // The address's last part: how the body is to be read; may be empty.
    std::string remote_address;
    std::string idempotency_key;
    std::vector<files::NewFile> files;  // That came with it.
    PostId post_id;         // Of a post to change, remove or look at; empty to post.
    std::string thread_id;  // Of Discord's form: the post whose thread it goes to, or stands in.
    bool removes = false;   // That post goes.
    bool reads = false;     // It is only looked at.
    bool wait = false;      // The answer is the post.
    bool replayed = false;  // By a person from the log: allow-list and limit do not count.
};

// What became of it.
struct Delivered {
    Outcome outcome = Outcome::posted;
    std::string body;  // "ok", or JSON.
    bool is_json = false;
    std::vector<PostId> post_ids;
    std::vector<std::string> jsons;  // Of the posts, where the sender waits for them.
    std::int64_t number = 0;         // In the hook's log; 0 for an unknown hook.
    Allowance allowance;
    std::optional<Refused> refused;  // As the sender is told.
};

// Never throws a refusal: it is logged, told to the owner, and in the answer.
Task<Delivered> receive(App& app, Delivery delivery);

// What the parts of a delivery share while it lasts.
struct Course {
    std::shared_ptr<const HookFacts> facts;
    Delivery delivery;
    ReceivedRow row;  // Written to the log with the posts, or as refused.
    std::string answer;  // What the sender wants to read, instead of "ok".
    std::vector<files::FileInfo> files;  // Of the first post; their bytes are on disk, their rows are not.
};
using SharedCourse = std::shared_ptr<Course>;

// Throw inner refusals. They write the row themselves when they return.
Task<Delivered> post_payload(App& app, SharedCourse course);
Task<Delivered> change_post(App& app, SharedCourse course);

using ReadPayload = std::expected<Payload, PayloadFault>;
// What was sent, taken for a plain payload; or why it is none.
ReadPayload read_plain(App& app, const Course& course);
// Checks it and rewrites Slack's markup. Only a patch may be without text and attachments. Throws the fault.
Task<Payload> finished_payload(App& app, SharedCourse course, ReadPayload read, bool is_patch);
// Fills the row for something that went well.
void mark(ReceivedRow& row, Outcome outcome, const std::vector<PostId>& post_ids);

}  // namespace heliograph::incoming_webhooks
