// The consent page: plain HTML made here, without script, in the look of the web client. Pure.
#pragma once

#include <string>

#include "base/wire/request.h"
#include "src/oauth_apps/model.h"

namespace heliograph::oauth_apps {

struct Question {
    OAuthApp app;
    Authorization asked;
    std::string site_name;
    std::string username;
    std::string csrf;
};

// Its form sends every member of the Authorization, `csrf_token`, and `decision` "allow" or "deny".
Answer consent_page(const Question& question);
// What went wrong before anybody could be sent back to the app.
Answer fault_page(int status, const std::string& site_name, const std::string& sentence);
std::string escaped(std::string_view text);
// "https://app.example.com:8443" of an address, for form-action.
std::string origin_of_address(std::string_view url);

}  // namespace heliograph::oauth_apps
