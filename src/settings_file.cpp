// Walks over the described blocks: names in, names out.
#include "src/settings_file.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/wire/read_json.h"

namespace heliograph {

namespace json = boost::json;

namespace {

// Blocks of the peer's file. A file that an administrator brings along holds many that have no effect here.
const std::set<std::string, std::less<>> peer_blocks{"ServiceSettings",
                                                     "TeamSettings",
                                                     "ClientRequirements",
                                                     "SqlSettings",
                                                     "LogSettings",
                                                     "ExperimentalAuditSettings",
                                                     "NotificationLogSettings",
                                                     "PasswordSettings",
                                                     "FileSettings",
                                                     "EmailSettings",
                                                     "RateLimitSettings",
                                                     "PrivacySettings",
                                                     "SupportSettings",
                                                     "AnnouncementSettings",
                                                     "ThemeSettings",
                                                     "GitLabSettings",
                                                     "GoogleSettings",
                                                     "Office365Settings",
                                                     "OpenIdSettings",
                                                     "LdapSettings",
                                                     "ComplianceSettings",
                                                     "LocalizationSettings",
                                                     "SamlSettings",
                                                     "NativeAppSettings",
                                                     "IntuneSettings",
                                                     "CacheSettings",
                                                     "ClusterSettings",
                                                     "MetricsSettings",
                                                     "ExperimentalSettings",
                                                     "AnalyticsSettings",
                                                     "ElasticsearchSettings",
                                                     "BleveSettings",
                                                     "DataRetentionSettings",
                                                     "MessageExportSettings",
                                                     "JobSettings",
                                                     "PluginSettings",
                                                     "DisplaySettings",
                                                     "GuestAccountsSettings",
                                                     "ImageProxySettings",
                                                     "CloudSettings",
                                                     "FeatureFlags",
                                                     "ImportSettings",
                                                     "ExportSettings",
                                                     "WranglerSettings",
                                                     "ConnectedWorkspacesSettings",
                                                     "AccessControlSettings",
                                                     "ContentFlaggingSettings",
                                                     "AutoTranslationSettings",
                                                     "MobileEphemeralSettings"};

// f(block's name, member's name, value&) for every setting.
template <class C, class F>
void for_each_setting(C& config, F&& f) {
    for_each_member<Config>([&](auto block) {
        using Block = std::remove_cvref_t<decltype(config.*block.pointer)>;
        for_each_member<Block>([&](auto member) {
            f(std::string(settings_block<Block>), std::string(member.name),
              config.*block.pointer.*member.pointer);
        });
    });
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row.back();
}

// A setting that is not ours: the peer's, or a slip of the pen.
void tell_unknown(const std::string& block, const std::string& name, ReadSettings& read) {
    std::string whole = block + "." + name, near;
    for_each_setting(read.config, [&](const std::string& known_block, const std::string& known, auto&) {
        if (known_block == block && distance(known, name) <= 2) near = known;
    });
    if (!near.empty()) throw std::runtime_error("there is no setting " + whole + "; is " + near + " meant?");
    if (block == "Heliograph") throw std::runtime_error("there is no setting " + whole);
    read.unused.push_back(whole);
}

void read_block(const std::string& block, const json::object& members, ReadSettings& read) {
    for (const auto& item : members) {
        bool found = false;
        for_each_setting(read.config, [&](const std::string& in, const std::string& name, auto& value) {
            if (found || in != block || name != item.key()) return;
            found = true;
            std::string whole = block + "." + name;
            JsonPath path{nullptr, whole};
            std::remove_cvref_t<decltype(value)> fresh{};
            if (auto ok = read_json(item.value(), path, fresh); !ok)
                throw std::runtime_error("the setting " + ok.error().sentence());
            if (!item.value().is_null()) value = std::move(fresh);
        });
        if (!found) tell_unknown(block, item.key(), read);
    }
}

json::object parse_file(const std::string& text, const std::string& file) {
    json::parse_options options;
    options.allow_comments = options.allow_trailing_commas = true;
    boost::system::error_code error;
    auto parsed = json::parse(text, error, {}, options);
    if (error || !parsed.is_object())
        throw std::runtime_error(file + " is no JSON object: " + error.message());
    return parsed.get_object();
}

std::string file_text(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read the settings in " + file);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string environment_name(std::string block, const std::string& name) {
    std::string whole = "MM_" + block + "_" + name;
    std::transform(whole.begin(), whole.end(), whole.begin(),
                   [](unsigned char c) { return std::toupper(c); });
    return whole;
}

void write_indented(std::string& out, const json::object& blocks) {
    out += "{";
    const char* comma = "\n";
    for (const auto& block : blocks) {
        out.append(std::exchange(comma, ",\n")).append("    \"").append(block.key()).append("\": ");
        if (const auto* members = block.value().if_object()) {
            out += "{";
            const char* inner = "\n";
            for (const auto& item : *members)
                out.append(std::exchange(inner, ",\n"))
                    .append("        \"")
                    .append(item.key())
                    .append("\": ")
                    .append(json::serialize(item.value()));
            out += "\n    }";
        } else {
            out += json::serialize(block.value());
        }
    }
    out += "\n}\n";
}

json::object as_blocks(const Config& config, json::object into) {
    for_each_setting(config, [&](const std::string& block, const std::string& name, const auto& value) {
        if (!into.contains(block) || !into[block].is_object()) into[block] = json::object();
        into[block].get_object()[name] = json::parse(to_json(value));
    });
    return into;
}

}  // namespace

ReadSettings settings_from_json(Config from, std::string_view text) {
    ReadSettings read{std::move(from), {}};
    auto blocks = parse_file(std::string(text), "the settings");
    for (const auto& block : blocks) {
        std::string name(block.key());
        if (name != "Heliograph" && !peer_blocks.contains(name))
            throw std::runtime_error("there is no block of settings " + name);
        const auto* members = block.value().if_object();
        if (!members) throw std::runtime_error("the block of settings " + name + " must be an object");
        read_block(name, *members, read);
    }
    check_settings(read.config);
    return read;
}

std::string settings_to_json(const Config& config) {
    std::string out;
    write_indented(out, as_blocks(config, {}));
    return out;
}

std::vector<std::string> settings_from_environment() {
    std::vector<std::string> names;
    Config config;
    for_each_setting(config, [&](const std::string& block, const std::string& name, auto&) {
        if (std::getenv(environment_name(block, name).c_str())) names.push_back(block + "." + name);
    });
    return names;
}

ReadSettings read_settings(const std::string& file) {
    ReadSettings read;
    if (!file.empty() && std::filesystem::exists(file)) read = settings_from_json({}, file_text(file));
    for_each_setting(read.config, [&](const std::string& block, const std::string& name, auto& value) {
        std::string variable = environment_name(block, name);
        const char* text = std::getenv(variable.c_str());
        if (!text) return;
        using V = std::remove_cvref_t<decltype(value)>;
        std::string quoted = text;
        if constexpr (std::same_as<V, std::string>) quoted = to_json(quoted);
        if constexpr (std::same_as<V, std::vector<std::string>>) {
            std::istringstream words(text);
            std::vector<std::string> list(std::istream_iterator<std::string>(words), {});
            quoted = to_json(list);
        }
        auto fresh = from_json<V>(quoted, variable);
        if (!fresh) throw std::runtime_error("the environment's " + fresh.error().sentence());
        value = std::move(*fresh);
    });
    check_settings(read.config);
    return read;
}

void write_settings(const std::string& file, const Config& config) {
    json::object kept;
    if (std::filesystem::exists(file)) kept = parse_file(file_text(file), file);
    std::string text;
    write_indented(text, as_blocks(config, std::move(kept)));
    std::string fresh = file + ".new";
    {
        std::ofstream out(fresh, std::ios::trunc);
        out << text;
        if (!out.flush()) throw std::runtime_error("cannot write the settings to " + fresh);
    }
    std::filesystem::rename(fresh, file);
}

void check_settings(const Config& config) {
    auto between = [](const char* name, std::int64_t value, std::int64_t least, std::int64_t most) {
        if (value < least || value > most)
            throw std::runtime_error("the setting " + std::string(name) + " must be between " +
                                     std::to_string(least) + " and " + std::to_string(most));
    };
    auto among = [](const char* name, const std::string& value, std::vector<std::string> words) {
        if (std::find(words.begin(), words.end(), value) != words.end()) return;
        std::string list;
        for (const auto& word : words) list += (list.empty() ? "\"" : ", \"") + word + "\"";
        throw std::runtime_error("the setting " + std::string(name) + " must be one of " + list);
    };
    const auto& site = config.service.SiteURL;
    if (!site.empty() && !site.starts_with("http://") && !site.starts_with("https://"))
        throw std::runtime_error("the setting ServiceSettings.SiteURL must begin with http:// or https://");
    between("ServiceSettings.MaximumPayloadSizeBytes", config.service.MaximumPayloadSizeBytes, 1000, 1 << 30);
    between("ServiceSettings.MaximumURLLength", config.service.MaximumURLLength, 64, 65536);
    between("ServiceSettings.ReadTimeout", config.service.ReadTimeout, 1, 86400);
    between("ServiceSettings.IdleTimeout", config.service.IdleTimeout, 1, 86400);
    among("ServiceSettings.ConnectionSecurity", config.service.ConnectionSecurity, {"", "TLS"});
    among("ServiceSettings.WebserverMode", config.service.WebserverMode, {"gzip", "disabled"});
    between("ServiceSettings.MaximumLoginAttempts", config.sessions.MaximumLoginAttempts, 1, 1000);
    between("ServiceSettings.SessionLengthWebInHours", config.sessions.SessionLengthWebInHours, 1, 1 << 20);
    between("PasswordSettings.MinimumLength", config.passwords.MinimumLength, 5, 72);
    between("TeamSettings.MaxUsersPerTeam", config.teams.MaxUsersPerTeam, 1, 1 << 30);
    between("TeamSettings.MaxChannelsPerTeam", config.teams.MaxChannelsPerTeam, 1, 1 << 30);
    among("TeamSettings.RestrictDirectMessage", config.teams.RestrictDirectMessage, {"any", "team"});
    between("RateLimitSettings.PerSec", config.rate_limit.PerSec, 1, 1 << 30);
    between("RateLimitSettings.MaxBurst", config.rate_limit.MaxBurst, 1, 1 << 30);
    between("RateLimitSettings.MemoryStoreSize", config.rate_limit.MemoryStoreSize, 1, 1 << 24);
    among("LogSettings.ConsoleLevel", config.log.ConsoleLevel, {"DEBUG", "INFO", "WARN", "ERROR"});
    among("LogSettings.FileLevel", config.log.FileLevel, {"DEBUG", "INFO", "WARN", "ERROR"});
    among("SqlSettings.DriverName", config.sql.DriverName, {"sqlite", "postgres"});
    between("SqlSettings.MaxOpenConns", config.sql.MaxOpenConns, 1, 64);
    between("Heliograph.ReceivedLogDays", config.heliograph.ReceivedLogDays, 0, 3650);
    between("Heliograph.ReceivedLogRowsPerHook", config.heliograph.ReceivedLogRowsPerHook, 0, 1000000);
    between("Heliograph.HookRequestsPerSecond", config.heliograph.HookRequestsPerSecond, 0, 1000000);
    between("Heliograph.HookRequestsBurst", config.heliograph.HookRequestsBurst, 1, 1000000);
    between("Heliograph.MaxConnections", config.heliograph.MaxConnections, 16, 1000000);
    between("Heliograph.Loops", config.heliograph.Loops, 0, 256);
    between("Heliograph.IdempotencyHours", config.heliograph.IdempotencyHours, 1, 720);
}

}  // namespace heliograph
