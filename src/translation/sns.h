// How Amazon SNS signs: by a certificate that the message names. Pure but for the certificates that are kept.
#pragma once

#include <boost/json/value.hpp>
#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/words/guarded.h"
#include "base/words/task.h"
#include "base/words/types.h"

namespace heliograph::translation {

// The address of the certificate, which is Amazon's own; the error says why the request proves nothing.
std::expected<std::string, std::string> sns_certificate_url(const boost::json::value& body);
// Whether that certificate (PEM) signed the message, and the message is of one of the topics; none is any.
std::expected<void, std::string> check_sns(const boost::json::value& body, std::string_view certificate,
                                           const std::vector<std::string>& topics, Millis now);

// Certificates by their addresses, a day long.
class Certificates {
public:
    using Fetch = std::function<Task<std::string>(std::string url)>;
    // Empty if it cannot be had.
    Task<std::string> get(std::string url, Millis now, Fetch fetch);

private:
    struct Kept {
        std::string certificate;
        Millis until = 0;
    };
    Guarded<std::map<std::string, Kept>> kept_;
};

}  // namespace heliograph::translation
