// What a rule may use. References only, no methods; made by server.cpp, outlives every request.
#pragma once

#include <span>
#include <string>

namespace heliograph {

class Database;
class Bus;
class Clock;
class Random;
class Workers;
class Metrics;
class Loop;
class Settings;

namespace broadcasts { class Outlet; }
namespace permissions { class RoleTable; }
namespace users { class Cache; }
namespace sessions { class Cache; }
namespace teams { class Cache; }
namespace channels { class Cache; }
namespace files { class Blobs; }
namespace posts { class Cache; }
namespace presence { class Statuses; }
namespace oauth_apps { class Cache; }
namespace deliveries { class Dispatcher; }
namespace translation { class Catalogue; }
namespace incoming_webhooks { class Cache; }
namespace outgoing_webhooks { class Cache; }
namespace actions { class Keys; }
namespace slash_commands { class Cache; }
namespace live { class Hub; }

struct App {
    Database& db;
    Bus& bus;
    Clock& clock;
    Random& random;
    Workers& workers;
    Metrics& metrics;
    Settings& settings;
    std::span<Loop* const> loops;
    broadcasts::Outlet& outlet;
    permissions::RoleTable& roles;
    users::Cache& user_cache;
    sessions::Cache& session_cache;
    teams::Cache& team_cache;
    channels::Cache& channel_cache;
    files::Blobs& blobs;
    posts::Cache& post_cache;
    presence::Statuses& statuses;
    oauth_apps::Cache& oauth_cache;
    deliveries::Dispatcher& dispatcher;
    translation::Catalogue& catalogue;
    incoming_webhooks::Cache& hook_cache;
    outgoing_webhooks::Cache& outgoing_cache;
    actions::Keys& action_keys;
    slash_commands::Cache& command_cache;
    live::Hub& hub;
    const std::string& data_folder;
};

}  // namespace heliograph
