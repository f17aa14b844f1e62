// What a rule may use. References only, no methods; made by server.cpp, outlives every request.
#pragma once

#include <span>

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
namespace posts { class Cache; }
namespace presence { class Statuses; }
namespace incoming_webhooks { class Cache; }
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
    posts::Cache& post_cache;
    presence::Statuses& statuses;
    incoming_webhooks::Cache& hook_cache;
    live::Hub& hub;
};

}  // namespace heliograph
