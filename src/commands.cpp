// Serving until a signal, and the accounts that the command line makes.
#include "src/commands.h"

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "base/crypto/passwords.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "src/arguments.h"
#include "src/files/pictures.h"
#include "src/server.h"
#include "src/settings.h"
#include "src/settings_file.h"
#include "src/system/version.h"
#include "src/users/rules.h"
#include "src/users/store.h"

namespace heliograph::commands {

namespace fs = std::filesystem;

namespace {

log::Level level_of(const std::string& name) { return log::level_named(name).value_or(log::Level::info); }

log::Settings log_settings(const Config& config, const std::string& data) {
    log::Settings settings;
    settings.console_level = config.log.EnableConsole ? level_of(config.log.ConsoleLevel) : log::Level::off;
    settings.console_json = config.log.ConsoleJson;
    settings.file_level = level_of(config.log.FileLevel);
    settings.file_json = config.log.FileJson;
    if (config.log.EnableFile)
        settings.file =
            (config.log.FileLocation.empty() ? data : config.log.FileLocation) + "/heliograph.log";
    return settings;
}

// Settings of a data folder: its config.json, then the environment, then what the command line says.
ServerOptions options_of(const Arguments& arguments) {
    ServerOptions options;
    options.data_folder = arguments.option("data", "./data");
    fs::create_directories(options.data_folder);
    options.config_file = options.data_folder + "/config.json";
    ReadSettings read = read_settings(options.config_file);
    options.config = std::move(read.config);
    if (auto listen = arguments.option("listen"); !listen.empty())
        options.config.service.ListenAddress = listen;
    if (!fs::exists(options.config_file)) write_settings(options.config_file, Config{});
    for (const auto& name : read.unused) log::info("setting has no effect here", {{"setting", name}});
    return options;
}

std::string shown_address(const std::string& listen, unsigned short port) {
    std::string host = listen.substr(0, listen.rfind(':'));
    if (host.empty() || host == "0.0.0.0" || host == "[::]") host = "localhost";
    return "http://" + host + ":" + std::to_string(port);
}

fs::file_time_type changed_at(const std::string& file) {
    std::error_code gone;
    auto at = fs::last_write_time(file, gone);
    return gone ? fs::file_time_type{} : at;
}

// Reads the settings anew; a wrong file leaves the old ones in force and says why.
void reload(Server& server, const std::string& file, const std::string& listen) {
    try {
        Config config = read_settings(file).config;
        if (!listen.empty()) config.service.ListenAddress = listen;
        log::set_levels(config.log.EnableConsole ? level_of(config.log.ConsoleLevel) : log::Level::off,
                        level_of(config.log.FileLevel));
        server.change_settings(std::move(config));
        log::info("settings read anew");
    } catch (const std::exception& wrong) {
        log::error("settings stay as they were", {{"reason", wrong.what()}});
    }
}

// Serves until SIGINT or SIGTERM; SIGHUP and a changed file have the settings read anew.
void serve_until_told(Server& server, const sigset_t& signals, const std::string& file,
                      const std::string& listen) {
    auto known = changed_at(file);
    while (true) {
        timespec second{1, 0};
        int signal = sigtimedwait(&signals, nullptr, &second);
        if (signal == SIGINT || signal == SIGTERM) return;
        auto now = changed_at(file);
        if (signal == SIGHUP) server.forget_all();
        if (signal == SIGHUP || now != known) reload(server, file, listen);
        known = now;
    }
}

// Tells a server that runs on the same data that it was changed behind its back.
void tell_server(const std::string& data) {
    std::ifstream in(data + "/heliograph.pid");
    if (pid_t pid = 0; in >> pid && pid > 1) kill(pid, SIGHUP);
}

users::User by_name(Server& server, const std::string& name) {
    auto found = server.database().read_now(users::find_by_username, name);
    if (!found) throw std::runtime_error("there is no user " + name);
    return *found;
}

void save(Server& server, const users::User& user) {
    server.database().write_now(
        [](Transaction& tx, users::User changed, Millis now) { users::change_account(tx, changed, now); },
        user, Clock().now());
}

}  // namespace

int serve(std::vector<std::string> words) {
    sigset_t signals;
    sigemptyset(&signals);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    // Blocked before any thread is made, so that only this one hears them.
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto arguments = read_arguments(words, {"data", "listen"});
    ServerOptions options = options_of(arguments);
    std::string data = options.data_folder, file = options.config_file;
    auto started = log::start(log_settings(options.config, data));
    if (!started) throw std::runtime_error(started.error());
    Server server(std::move(options));
    server.start();
    std::ofstream(data + "/heliograph.pid") << getpid() << "\n";
    std::string address = shown_address(server.listen_address(), server.port());
    std::printf("Heliograph serves at %s - make the first user there, who becomes system administrator.\n",
                address.c_str());
    std::fflush(stdout);
    serve_until_told(server, signals, file, arguments.option("listen"));
    log::info("stopping");
    server.stop();
    fs::remove(data + "/heliograph.pid");
    log::stop();
    return 0;
}

int user(std::vector<std::string> words) {
    auto arguments = read_arguments(words, {"data", "username", "email", "password", "roles"});
    std::string verb = arguments.words.empty() ? "" : arguments.words.front();
    std::string name = arguments.option("username");
    if (name.empty() && arguments.words.size() > 1) name = arguments.words[1];
    if (name.empty()) throw std::runtime_error("user create|password|role needs --username NAME");
    ServerOptions options = options_of(arguments);
    std::string data = options.data_folder;
    Server server(std::move(options));
    std::string password = arguments.option("password");
    if (verb == "create") {
        users::NewUser wanted;
        wanted.username = name;
        wanted.email = arguments.option("email", name + "@localhost");
        users::User made = users::prepared(server.app(), wanted);
        if (password.empty()) throw std::runtime_error("user create needs --password");
        users::check_password(server.app(), password);
        made.password = passwords::hash(password);
        made = server.database().write_now(users::create_account, made);
        if (auto roles = arguments.option("roles"); !roles.empty()) {
            made.roles = roles;
            save(server, made);
        }
        std::printf("made %s (%s) with roles %s\n", made.username.c_str(), made.id.str().c_str(),
                    made.roles.c_str());
    } else if (verb == "password") {
        users::User changed = by_name(server, name);
        users::check_password(server.app(), password);
        changed.password = passwords::hash(password);
        changed.failed_attempts = 0;
        changed.last_password_update = Clock().now();
        save(server, changed);
        std::printf("%s has a new password\n", name.c_str());
    } else if (verb == "role") {
        users::User changed = by_name(server, name);
        changed.roles = arguments.option("roles", arguments.words.size() > 2 ? arguments.words[2] : "");
        if (changed.roles.empty()) throw std::runtime_error("user role needs --roles \"system_user ...\"");
        save(server, changed);
        std::printf("%s has the roles %s\n", name.c_str(), changed.roles.c_str());
    } else {
        throw std::runtime_error("there is no command user " + verb);
    }
    tell_server(data);
    return 0;
}

int version() {
    std::printf("heliograph %s (API of Mattermost %s)\n", system::own_version, system::peer_version);
    return 0;
}

int picture(std::vector<std::string> words) {
    if (words.size() != 1) throw std::runtime_error("picture: how many pixels at most?");
    return files::draw_here(std::stoll(words.front()));
}

int help(const std::string& command) {
    std::fprintf(stderr,
                 "heliograph serve [--data DIR] [--listen HOST:PORT]\n"
                 "heliograph user create|password|role --username NAME [--email ADDRESS] [--password WORD]\n"
                 "                [--roles \"system_user system_admin\"] [--data DIR]\n"
                 "heliograph describe config|api|refusals\n"
                 "heliograph translate [--integrations DIR] [--name NAME] [--options JSON] [FILE.http ...]\n"
                 "heliograph version\n");
    return command == "help" ? 0 : 2;
}

}  // namespace heliograph::commands
