// One transaction a request.
#include "src/incoming_webhooks/writing.h"

#include "base/store/reader.h"
#include "src/incoming_webhooks/store.h"

namespace heliograph::incoming_webhooks {

namespace {

bool is_overtaken(Transaction& tx, const HookId& hook_id, const char* kind, const SeenKey& key) {
    if (key.text.empty()) return false;
    auto found = find_key(tx, hook_id, kind, key.text);
    return (found ? found->saved : std::string()) != key.saved;
}

bool is_overtaken(Transaction& tx, const HookId& hook_id, const Step& step) {
    if (step.edit && !posts::find(tx, step.edit->id)) return true;
    return is_overtaken(tx, hook_id, "t", step.thread) || is_overtaken(tx, hook_id, "u", step.update);
}

void save_text(Transaction& tx, const Batch& batch, const char* kind, const std::string& text,
               const std::string& saved) {
    if (text.empty()) return;
    save_key(tx, {.hook_id = batch.course->facts->hook.id,
                  .kind = kind,
                  .key_text = text,
                  .saved = saved,
                  .create_at = batch.course->row.create_at});
}

// Answers are kept with a letter that says what they are.
std::string saved_answer(const Delivered& delivered) {
    return (delivered.is_json ? "j" : "t") + delivered.body;
}

void write_posts(Transaction& tx, const Batch& batch, const Step& step, Delivered& told) {
    for (const auto& prepared : step.posts) {
        told.post_ids.push_back(posts::save(tx, prepared).id);
        if (told.is_json) told.jsons.push_back(*prepared.json);
    }
    const auto& first = step.posts.front().post;
    save_text(tx, batch, "t", step.thread.text, (first.root_id.empty() ? first.id : first.root_id).str());
    save_text(tx, batch, "u", step.update.text, first.id.str());
    told.outcome = Outcome::posted;
}

void write_edit(Transaction& tx, const Batch& batch, const Step& step, Delivered& told) {
    auto edited = posts::save_edit(tx, *step.edit);
    told.post_ids.push_back(edited.post.id);
    if (told.is_json) told.jsons.push_back(*edited.json);
    save_text(tx, batch, "u", step.update.text, step.update.saved);
}

std::string joined(const std::vector<std::string>& jsons) {
    if (jsons.size() == 1) return jsons.front();
    std::string out = "[";
    for (const auto& json : jsons) {
        if (out.size() > 1) out += ',';
        out += json;
    }
    return out + "]";
}

void record(Transaction& tx, const Course& course, const Delivered& told, std::int64_t rows_max) {
    ReceivedRow row = course.row;
    mark(row, told.outcome, told.post_ids);
    insert_received(tx, row, rows_max);
}

}  // namespace

Delivered from_saved(const std::string& saved) {
    Delivered delivered{.outcome = Outcome::repeated};
    delivered.is_json = saved.starts_with('j');
    delivered.body = saved.substr(std::min<std::size_t>(1, saved.size()));
    return delivered;
}

Written write_batch(Transaction& tx, const SharedBatch& batch) {
    const Course& course = *batch->course;
    const HookId& hook_id = course.facts->hook.id;
    const std::string& key = course.delivery.idempotency_key;
    if (!key.empty()) {
        auto known = find_key(tx, hook_id, "i", key);
        if (known && known->create_at >= batch->answers_since) {
            Written written{.delivered = from_saved(known->saved)};
            record(tx, course, written.delivered, batch->rows_max);
            return written;
        }
    }
    for (const auto& step : batch->steps)
        if (is_overtaken(tx, hook_id, step)) return {.overtaken = true};
    Delivered told{.outcome = Outcome::updated, .body = course.answer, .is_json = course.delivery.wait};
    if (told.body.empty()) told.body = "ok";
    for (const auto& step : batch->steps)
        if (step.edit)
            write_edit(tx, *batch, step, told);
        else
            write_posts(tx, *batch, step, told);
    if (told.is_json) told.body = joined(told.jsons);
    record(tx, course, told, batch->rows_max);
    if (!key.empty()) {
        save_text(tx, *batch, "i", key, saved_answer(told));
        delete_old_keys(tx, hook_id, "i", batch->answers_since);
    }
    return {.delivered = std::move(told)};
}

Delivered write_change(Transaction& tx, const OwnChange& change) {
    const Course& course = *change.course;
    Delivered told{.outcome = Outcome::removed, .body = R"({"status":"OK"})", .is_json = true};
    told.post_ids = {change.post_id};
    if (change.edit) {
        told.outcome = Outcome::updated;
        told.body = *posts::save_edit(tx, *change.edit).json;
    } else {
        posts::save_removal(tx, change.post_id, course.facts->hook.user_id, change.at);
    }
    record(tx, course, told, change.rows_max);
    return told;
}

}  // namespace heliograph::incoming_webhooks
