// Inside the transactions of channels.
#include "src/incoming_webhooks/listeners.h"

#include "base/events/bus.h"
#include "src/channels/events.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/store.h"

namespace heliograph::incoming_webhooks {

void follow_channels(App& app) {
    app.bus.inside<channels::ChannelArchived>([](Transaction& tx, const channels::ChannelArchived& news) {
        for (const auto& id : mark_deleted_of_channel(tx, news.channel.id, tx.now()))
            tx.announce(HookDeleted{id});
    });
    app.bus.inside<channels::ChannelMoved>([](Transaction& tx, const channels::ChannelMoved& news) {
        for (const auto& id : move_with_channel(tx, news.after.id, news.after.team_id))
            tx.announce(HookSettingsChanged{id});
    });
}

}  // namespace heliograph::incoming_webhooks
