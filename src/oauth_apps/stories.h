// What the stories of OAuth apps share: an app, a person, and the steps between them.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <vector>

#include "base/crypto/hmac.h"
#include "base/wire/forms.h"
#include "tests/support/server.h"

namespace heliograph::testing {

inline const std::string apps_path = "/api/v4/oauth/apps";
inline const std::string back = "https://app.example.com/back";
inline const std::string verifier(50, 'v');
inline std::string challenge() { return crypto::base64_url(crypto::sha256(verifier)); }

inline std::string app_json(const std::string& more = "") {
    return R"({"name":"Sample","description":"a sample","callback_urls":["https://app.example.com/back"],)"
           R"("homepage":"https://app.example.com")" +
           more + "}";
}

// The value of a parameter in an address.
inline std::string parameter(const std::string& url, const std::string& name) {
    auto begin = url.find_first_of("?#");
    if (begin == std::string::npos) return {};
    auto form = read_form(std::string_view(url).substr(begin + 1));
    const auto* value = form ? form->find(name) : nullptr;
    return value ? *value : std::string();
}

using Fields = std::vector<FormField>;

struct OAuthStory {
    explicit OAuthStory(TestOptions options = {}) : server(std::move(options)), root(server.admin()) {
        app = root.post(apps_path, app_json());
    }

    // What an app asks, as the body of POST /oauth/authorize.
    std::string ask(const Fields& more = {}) const {
        boost::json::object asked{{"response_type", "code"},
                                  {"client_id", app.text("id")},
                                  {"redirect_uri", back},
                                  {"state", "xyz"}};
        for (const auto& [name, value] : more) asked[name] = value;
        return boost::json::serialize(asked);
    }
    std::string code_for(const Person& person, const Fields& more = {}) const {
        auto answer = person.post("/oauth/authorize", ask(more));
        REQUIRE(answer.status == 200);
        return parameter(answer.text("redirect"), "code");
    }
    Reply token(Fields fields) {
        return server.post("/oauth/access_token", write_form(fields),
                           {"Content-Type: application/x-www-form-urlencoded"});
    }
    Fields swap(const std::string& code) const {
        return {{"grant_type", "authorization_code"},
                {"client_id", app.text("id")},
                {"client_secret", app.text("client_secret")},
                {"redirect_uri", back},
                {"code", code}};
    }
    Fields refresh(const std::string& refresh_token) const {
        return {{"grant_type", "refresh_token"},
                {"client_id", app.text("id")},
                {"client_secret", app.text("client_secret")},
                {"refresh_token", refresh_token}};
    }
    Person bearer(const Reply& token, const Person& of) {
        return {server, of.id, of.username, token.text("access_token")};
    }

    TestServer server;
    Person root;
    Reply app;
};

// The same form with one field otherwise.
inline Fields with(Fields fields, const std::string& name, const std::string& value) {
    for (auto& field : fields)
        if (field.first == name) {
            field.second = value;
            return fields;
        }
    fields.emplace_back(name, value);
    return fields;
}

}  // namespace heliograph::testing
