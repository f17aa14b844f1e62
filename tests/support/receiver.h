// A URL outside of the server under test: it records what is sent to it, and can be slow, wrong or gone.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heliograph::testing {

struct ReceivedCall {
    std::string method;
    std::string path;                                 // With the query.
    std::multimap<std::string, std::string> headers;  // Names in lower case.
    std::string body;

    // The first header of that name (lower case), or "".
    std::string header(const std::string& name) const;
};

struct ReceiverAnswer {
    enum class Manner {
        whole,
        byte_by_byte,  // A byte each five milliseconds.
        half,          // Closes in the middle of the body.
        hang,          // Never answers; ends with the receiver, or when the caller goes.
        close,         // Closes without a byte.
        endless,       // A body of 1 GiB.
        raw,           // The body is all that is sent, head included.
    };
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    Manner manner = Manner::whole;
};

class Receiver {
public:
    // Listens on a free port of an address of this machine: "127.0.0.1", "::1".
    explicit Receiver(std::string address = "127.0.0.1");
    ~Receiver();

    std::string url(const std::string& path = "/") const;
    unsigned short port() const;
    // How it answers from now on.
    void answers(ReceiverAnswer answer);
    void answers(std::function<ReceiverAnswer(const ReceivedCall&)> answer);
    // The next request only; several wait in their order.
    void answers_once(ReceiverAnswer answer);
    std::vector<ReceivedCall> received();
    // As many as that or more; throws std::runtime_error if they have not come in 10 s.
    std::vector<ReceivedCall> wait_for(std::size_t count);
    std::size_t connections();
    // Nobody listens any more; connections are closed.
    void go();
    // Listens again on the same port.
    void come_back();

private:
    struct Inside;
    std::shared_ptr<Inside> inside_;
};

}  // namespace heliograph::testing
