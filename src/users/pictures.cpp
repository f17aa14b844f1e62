// Keeping and showing profile pictures.
#include "src/users/pictures.h"

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/store/database.h"
#include "base/words/workers.h"
#include "src/users/cache.h"
#include "src/users/png.h"
#include "src/users/refusals.h"
#include "src/users/rules.h"
#include "src/users/store.h"

namespace heliograph::users {

namespace {

std::string drawn(const User& user) {
    char initial = user.username.empty() ? ' ' : user.username.front();
    return write_png(initial_on_colour(initial, user.id.view(), picture_side));
}

// PNG is scaled to the size that clients show; the others are kept as they came, for want of a decoder.
std::optional<Picture> readied(UserId id, const std::string& bytes) {
    std::string type = picture_type(bytes);
    if (type.empty()) return std::nullopt;
    if (type != "image/png") return Picture{id, type, crypto::base64(bytes)};
    auto raster = read_png(bytes);
    if (!raster) return std::nullopt;
    return Picture{id, "image/png", crypto::base64(write_png(squared(*raster, picture_side)))};
}

// The sign of last_picture_update tells clients that the picture is the made one.
void touch_picture(Transaction& tx, UserId id, bool own, Millis now) {
    auto before = find(tx, id);
    if (!before) throw refuse::missing_account;
    User after = *before;
    after.last_picture_update = own ? now : -now;
    change_account(tx, std::move(after), now);
}

void keep_picture(Transaction& tx, Picture picture, Millis now) {
    save_picture(tx, picture);
    touch_picture(tx, picture.user_id, true, now);
}

void drop_picture(Transaction& tx, UserId id, Millis now) {
    delete_picture(tx, id);
    touch_picture(tx, id, false, now);
}

}  // namespace

Task<PictureBytes> picture(App& app, SignedIn, UserId id) {
    auto user = co_await known(app, id);
    std::string version = std::to_string(user->last_picture_update);
    if (user->last_picture_update > 0) {
        auto kept = co_await app.db.read(find_picture, id);
        if (kept)
            co_return PictureBytes{kept->media_type, crypto::from_base64(kept->base64).value_or(""), version};
    }
    co_return PictureBytes{"image/png", drawn(*user), version};
}

Task<PictureBytes> default_picture(App& app, SignedIn, UserId id) {
    auto user = co_await known(app, id);
    co_return PictureBytes{"image/png", drawn(*user), ""};
}

Task<void> must_own_picture(App& app, SignedIn caller, UserId id) { co_await acted_on(app, caller, id); }

Task<Ok> set_picture(App& app, SignedIn, UserId id, std::string bytes) {
    auto picture = co_await app.workers.run([id, bytes = std::move(bytes)] { return readied(id, bytes); });
    if (!picture) throw refuse::picture_kind;
    co_await app.db.write(keep_picture, std::move(*picture), app.clock.now());
    co_return Ok{};
}

Task<Ok> remove_picture(App& app, SignedIn caller, UserId id) {
    co_await acted_on(app, caller, id);
    co_await app.db.write(drop_picture, id, app.clock.now());
    co_return Ok{};
}

}  // namespace heliograph::users
