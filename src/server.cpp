// Making, starting and stopping the parts, in the order of the ladder.
#include "src/server.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "base/events/bus.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "base/telemetry/metrics.h"
#include "base/wire/listener.h"
#include "base/wire/loops.h"
#include "base/words/workers.h"
#include "src/actions/keys.h"
#include "src/capability.h"
#include "src/channels/cache.h"
#include "src/deliveries/dispatcher.h"
#include "src/door.h"
#include "src/files/blobs.h"
#include "src/incoming_webhooks/cache.h"
#include "src/live/hub.h"
#include "src/metrics_door.h"
#include "src/migrations.h"
#include "src/oauth_apps/cache.h"
#include "src/outgoing_webhooks/cache.h"
#include "src/permissions/role_table.h"
#include "src/posts/cache.h"
#include "src/presence/statuses.h"
#include "src/sessions/cache.h"
#include "src/settings.h"
#include "src/slash_commands/cache.h"
#include "src/teams/cache.h"
#include "src/translation/catalogue.h"
#include "src/users/cache.h"

namespace heliograph {

struct Server::Parts {
    explicit Parts(ServerOptions given);

    ServerOptions options;
    Clock real_clock;
    Random real_random;
    Metrics metrics;
    Settings settings;
    Bus bus;
    Loops loops;
    std::vector<Loop*> loop_list;
    std::unique_ptr<Workers> workers;
    std::unique_ptr<Database> db;
    permissions::RoleTable roles;
    users::Cache user_cache;
    sessions::Cache session_cache;
    teams::Cache team_cache;
    channels::Cache channel_cache;
    files::Blobs blobs;
    posts::Cache post_cache;
    presence::Statuses statuses;
    oauth_apps::Cache oauth_cache;
    deliveries::Dispatcher dispatcher;
    translation::Catalogue catalogue;
    incoming_webhooks::Cache hook_cache;
    outgoing_webhooks::Cache outgoing_cache;
    actions::Keys action_keys;
    slash_commands::Cache command_cache;
    live::Hub hub;
    std::unique_ptr<App> app;
    Routes<App> routes;
    std::unique_ptr<Door> door;
    std::unique_ptr<MetricsDoor> metrics_door;
    std::unique_ptr<Listener> listener;
    std::unique_ptr<Listener> metrics_listener;
    bool stopped = false;

    void open_database();
    void make_app();
    void listen();
    void stop();
};

namespace {

// Threads for what would hold up a loop: hashing passwords. Each hash takes 19 MB while it lasts.
constexpr std::size_t worker_threads = 2, worker_queue = 256;
constexpr int worker_nice = 5;

DatabaseSettings database_settings(const ServerOptions& options) {
    DatabaseSettings settings;
    const SqlSettings& sql = options.config.sql;
    if (sql.DriverName == "postgres") {
        settings.dialect = Dialect::postgres;
        settings.source = sql.DataSource;
    } else {
        std::filesystem::create_directories(options.data_folder);
        if (access(options.data_folder.c_str(), W_OK) != 0)
            throw std::runtime_error("the data folder " + options.data_folder +
                                     " cannot be written: " + std::generic_category().message(errno));
        settings.source = options.data_folder + "/heliograph.db";
    }
    settings.readers = static_cast<std::size_t>(sql.MaxOpenConns);
    return settings;
}

ListenerSettings listener_settings(const Config& config) {
    ListenerSettings settings;
    settings.address = config.service.ListenAddress;
    if (config.service.ConnectionSecurity == "TLS") {
        settings.tls_cert_file = config.service.TLSCertFile;
        settings.tls_key_file = config.service.TLSKeyFile;
    }
    settings.connections_max = static_cast<std::size_t>(config.heliograph.MaxConnections);
    settings.gzip = config.service.WebserverMode == "gzip";
    settings.trusted_proxy_headers = config.service.TrustedProxyIPHeader;
    settings.http.url_bytes = static_cast<std::size_t>(config.service.MaximumURLLength);
    settings.http.body_ms = config.service.ReadTimeout * 1000;
    settings.http.idle_ms = config.service.IdleTimeout * 1000;
    return settings;
}

void watch_database(Metrics& metrics, Database& db) {
    auto total = [&](const char* name, const char* help, auto of) {
        metrics.watch_total(name, help, [&db, of] { return static_cast<double>(of(db.stats())); });
    };
    total("heliograph_store_batches_total", "Commits made.", [](const WriterStats& s) { return s.batches; });
    total("heliograph_store_writes_total", "Writes in those commits.",
          [](const WriterStats& s) { return s.jobs; });
    total("heliograph_store_failed_total", "Commits that failed.",
          [](const WriterStats& s) { return s.failed; });
    total("heliograph_store_commit_seconds_total", "Time spent in commits.",
          [](const WriterStats& s) { return static_cast<double>(s.commit_microseconds) / 1e6; });
    metrics.watch("heliograph_store_waiting", "Writes that wait.",
                  [&db] { return static_cast<double>(db.stats().queue_depth); });
}

void watch_listener(Metrics& metrics, Listener& listener) {
    auto watch = [&](const char* name, const char* help, auto of) {
        metrics.watch(name, help, [&listener, of] { return static_cast<double>(of(listener.figures())); });
    };
    auto total = [&](const char* name, const char* help, auto of) {
        metrics.watch_total(name, help,
                            [&listener, of] { return static_cast<double>(of(listener.figures())); });
    };
    watch("heliograph_connections_open", "Open connections.",
          [](const WireFigures& f) { return f.connections_open; });
    total("heliograph_connections_refused_total", "Connections over the limit.",
          [](const WireFigures& f) { return f.connections_refused; });
    watch("heliograph_websockets_open", "Open WebSockets.",
          [](const WireFigures& f) { return f.websockets_open; });
    total("heliograph_slow_dropped_total", "Sockets closed for being too slow.",
          [](const WireFigures& f) { return f.slow_dropped; });
    total("heliograph_bytes_in_total", "Bytes received.", [](const WireFigures& f) { return f.bytes_in; });
    total("heliograph_bytes_out_total", "Bytes sent.", [](const WireFigures& f) { return f.bytes_out; });
}

}  // namespace

Server::Parts::Parts(ServerOptions given)
    : options(std::move(given)),
      settings(options.config, options.config_file),
      loops({.count = static_cast<std::size_t>(options.config.heliograph.Loops)}),
      workers(std::make_unique<Workers>(worker_threads, worker_queue, worker_nice)) {
    for (std::size_t i = 0; i < loops.size(); ++i) loop_list.push_back(&loops.at(i));
    open_database();
    make_app();
}

void Server::Parts::open_database() {
    db = std::make_unique<Database>(database_settings(options), &bus,
                                    options.clock ? options.clock : &real_clock);
    db->migrate(all_migrations());
    db->start();
    watch_database(metrics, *db);
}

void Server::Parts::make_app() {
    app = std::make_unique<App>(App{
        .db = *db,
        .bus = bus,
        .clock = options.clock ? *options.clock : real_clock,
        .random = options.random ? *options.random : real_random,
        .workers = *workers,
        .metrics = metrics,
        .settings = settings,
        .loops = loop_list,
        .outlet = hub,
        .roles = roles,
        .user_cache = user_cache,
        .session_cache = session_cache,
        .team_cache = team_cache,
        .channel_cache = channel_cache,
        .blobs = blobs,
        .post_cache = post_cache,
        .statuses = statuses,
        .oauth_cache = oauth_cache,
        .dispatcher = dispatcher,
        .catalogue = catalogue,
        .hook_cache = hook_cache,
        .outgoing_cache = outgoing_cache,
        .action_keys = action_keys,
        .command_cache = command_cache,
        .hub = hub,
        .data_folder = options.data_folder,
    });
    hub.open(*app);
#define CAPABILITY(name)  \
    name::routes(routes); \
    name::listen(*app);
#include "capabilities.inc"
#undef CAPABILITY
    door = std::make_unique<Door>(*app, routes);
    settings.on_change([this](const Config&) { door->settings_changed(); });
}

void Server::Parts::listen() {
    auto config = settings.now();
    loops.run();
    blobs.start(*app);
    action_keys.start(*app);
    catalogue.start(*app);
    dispatcher.start(*app);
    listener = std::make_unique<Listener>(loops, *door, listener_settings(*config));
    watch_listener(metrics, *listener);
    if (!config->metrics.Enable) return;
    metrics_door = std::make_unique<MetricsDoor>(metrics);
    ListenerSettings plain;
    plain.address = config->metrics.ListenAddress;
    try {
        metrics_listener = std::make_unique<Listener>(loops, *metrics_door, plain);
    } catch (const std::exception& taken) {
        // A second server on the machine, usually: people are served all the same.
        log::error("figures are not served",
                   {{"address", config->metrics.ListenAddress}, {"reason", taken.what()}});
    }
}

void Server::Parts::stop() {
    if (std::exchange(stopped, true)) return;
    // The outside first, then what it needed: nobody is left waiting for a part that has gone.
    if (listener) listener->stop();
    if (metrics_listener) metrics_listener->stop();
    dispatcher.stop();
    catalogue.stop();
    action_keys.stop();
    blobs.stop();
    db->stop();
    // Before the loops: a worker writes into the frame that waits for it.
    workers.reset();
    loops.stop();
    loops.join();
}

Server::Server(ServerOptions options) : parts_(std::make_unique<Parts>(std::move(options))) {}
Server::~Server() { stop(); }
void Server::start() { parts_->listen(); }
void Server::stop() { parts_->stop(); }
void Server::change_settings(Config config) { parts_->settings.replace(std::move(config)); }
void Server::forget_all() {
    parts_->user_cache.clear();
    parts_->session_cache.clear();
    parts_->team_cache.clear();
    parts_->channel_cache.clear();
    parts_->post_cache.clear();
    parts_->hook_cache.clear();
    parts_->outgoing_cache.clear();
    parts_->command_cache.clear();
}
const std::string& Server::listen_address() const { return parts_->options.config.service.ListenAddress; }
Database& Server::database() { return *parts_->db; }
unsigned short Server::port() const { return parts_->listener->port(); }
unsigned short Server::metrics_port() const {
    return parts_->metrics_listener ? parts_->metrics_listener->port() : 0;
}
App& Server::app() { return *parts_->app; }
const Routes<App>& Server::routes() const { return parts_->routes; }

}  // namespace heliograph
