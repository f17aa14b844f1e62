// The router: path, caller, body, answer, refusal and figures in one place. A route is a function's
// signature:
//     Task<Result> rule(App&, Caller, arguments...)
// where an argument is an Id or PathText (the path's {parameters}, in order), Query<T> (query string),
// Origin, Request (everything), or one described struct, list or Json (the body).
#pragma once

#include <array>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "base/wire/query.h"
#include "base/wire/read_json.h"
#include "base/wire/request.h"
#include "base/wire/route_tree.h"
#include "base/wire/struct_cards.h"
#include "base/wire/write_json.h"
#include "base/words/answers.h"
#include "base/words/refusal.h"
#include "base/words/task.h"

namespace heliograph {

// Says how a request becomes a caller. App's side specialises it for each kind of caller:
//     static Task<std::expected<Caller, Refusal>> enter(App&, const Request*);
//     static constexpr const char* name;
//     static void refused(const Request&, Answer&);  // Optional: adds to the answer when it does not enter.
// The request outlives the call.
template <class App, class Caller>
struct Entrance;

// What is known of a route besides its function; printed by `heliograph describe api`.
struct RouteCard {
    std::string method;
    std::string pattern;
    std::string summary;
    std::string caller;
    int status = 200;
    std::size_t body_bytes_max = 0;  // 0: the server's setting.
    bool spools = false;             // The body may be as large as a file, and goes to one.
    bool cut_body = false;           // Over the limit the body is cut, as the peer does for webhooks.
    RouteTypes (*types)() = nullptr;
};

// What an open route needs of a request.
struct Visit {
    Request request;
    std::vector<std::string> params;  // Decoded path parameters.
    std::string me;                   // The caller's user id, for the path word "me".
};

Answer json_answer(int status, std::string body);
Answer refusal_answer(const Refusal& refusal, const std::string& sentence, const std::string& request_id,
                      const std::string& detail = {});
namespace refuse {
inline constexpr Refusal unreadable_payload{400, "api.payload.parse.error",
                                            "The request body could not be read."};
}
Refused fault_in_body(const JsonFault& fault);
// For bodies that are a list of texts.
Refused fault_in_list(const JsonFault& fault);
Refused fault_in_url(std::string_view parameter);
// The peer names the body even where the query is meant.
Refused fault_in_query(std::string_view parameter);
Origin origin_of(const Request& request);
// Text of an Id parameter: "me" becomes the caller; throws the peer's refusals for what is no id.
std::string id_param(const Visit& visit, std::size_t index);
// 304 if the client has that version, else the answer with its ETag.
Answer with_version(Answer answer, const Request& request, const std::string& version);

namespace router_detail {

template <class T>
struct IsQuery : std::false_type {};
template <class T>
struct IsQuery<Query<T>> : std::true_type {
    using inner = T;
};

template <class T>
struct IsListOfTexts : std::false_type {};
template <class T>
struct IsListOfTexts<std::vector<T>>
    : std::bool_constant<std::same_as<T, std::string> || std::derived_from<T, IdText>> {};

template <class T>
T argument(Visit& visit, std::size_t& next_param) {
    if constexpr (std::derived_from<T, IdText>) {
        return T(std::string_view(id_param(visit, next_param++)));
    } else if constexpr (std::same_as<T, PathText>) {
        return PathText(visit.params.at(next_param++));
    } else if constexpr (IsQuery<T>::value) {
        using Inner = typename IsQuery<T>::inner;
        auto read = read_query<Inner>(visit.request);
        if (!read) throw fault_in_query(read.error().path);
        T query;
        static_cast<Inner&>(query) = std::move(*read);
        return query;
    } else if constexpr (std::same_as<T, Origin>) {
        return origin_of(visit.request);
    } else if constexpr (std::same_as<T, Request>) {
        return visit.request;
    } else {
        auto read = from_json<T>(visit.request.body);
        if (!read && IsListOfTexts<T>::value) throw fault_in_list(read.error());
        if (!read) throw fault_in_body(read.error());
        return std::move(*read);
    }
}

template <class R>
Answer answer_of(R result, int status, const Request& request) {
    if constexpr (std::same_as<R, Answer>) {
        return result;
    } else if constexpr (std::same_as<R, Ok>) {
        return json_answer(status, R"({"status":"OK"})");
    } else if constexpr (std::same_as<R, ReadyJson>) {
        Answer answer;
        answer.status = status;
        answer.shared_body = std::move(result.bytes);
        return result.version.empty() ? answer : with_version(std::move(answer), request, result.version);
    } else if constexpr (requires {
                             result.version;
                             result.value;
                         }) {
        return with_version(json_answer(status, to_json(result.value)), request, result.version);
    } else {
        return json_answer(status, to_json(result));
    }
}

template <class R, class... Args>
RouteTypes types_of() {
    RouteTypes types;
    (explain_argument<Args, Origin, Request>(types), ...);
    explain_answer<R, Answer>(types);
    return types;
}

template <class App>
using OpenRoute = std::function<Task<Answer>(App&, Visit, int status)>;

template <class App, class Caller, class R, class... Args>
Task<Answer> run(App* app, Task<R> (*rule)(App&, Caller, Args...), Visit visit, int status) {
    auto caller = co_await Entrance<App, Caller>::enter(*app, &visit.request);
    if (!caller) {
        auto answer = refusal_answer(caller.error(), caller.error().sentence, visit.request.request_id);
        if constexpr (requires { Entrance<App, Caller>::refused(visit.request, answer); })
            Entrance<App, Caller>::refused(visit.request, answer);
        co_return answer;
    }
    if constexpr (requires { caller->user_id; }) visit.me = caller->user_id.str();
    std::size_t next_param = 0;
    // Braces: the arguments are read from left to right, so path parameters come in order.
    std::tuple<Args...> arguments{router_detail::argument<Args>(visit, next_param)...};
    auto call = [&](auto&&... values) {
        return rule(*app, std::move(*caller), std::forward<decltype(values)>(values)...);
    };
    co_return answer_of(co_await std::apply(call, std::move(arguments)), status, visit.request);
}

}  // namespace router_detail

template <class App>
class Routes {
public:
    // Lets one add to what a line says: on.post(...).answers(201).
    class Line {
    public:
        explicit Line(RouteCard& card) : card_(card) {}
        Line answers(int status) {
            card_.status = status;
            return *this;
        }
        Line body_max(std::size_t bytes) {
            card_.body_bytes_max = bytes;
            return *this;
        }
        Line spools() {
            card_.spools = true;
            return *this;
        }
        Line cuts_body() {
            card_.cut_body = true;
            return *this;
        }

    private:
        RouteCard& card_;
    };

    template <class Rule>
    Line get(std::string pattern, Rule rule, std::string summary) {
        return add("GET", std::move(pattern), rule, std::move(summary));
    }
    template <class Rule>
    Line post(std::string pattern, Rule rule, std::string summary) {
        return add("POST", std::move(pattern), rule, std::move(summary));
    }
    template <class Rule>
    Line put(std::string pattern, Rule rule, std::string summary) {
        return add("PUT", std::move(pattern), rule, std::move(summary));
    }
    template <class Rule>
    Line patch(std::string pattern, Rule rule, std::string summary) {
        return add("PATCH", std::move(pattern), rule, std::move(summary));
    }
    template <class Rule>
    Line del(std::string pattern, Rule rule, std::string summary) {
        return add("DELETE", std::move(pattern), rule, std::move(summary));
    }

    RouteMatch match(std::string_view method, std::string_view path) const {
        return tree_.match(method, path);
    }
    const RouteCard& card(int route) const { return *cards_[static_cast<std::size_t>(route)]; }
    std::size_t size() const { return cards_.size(); }
    // Throws what the rule throws; the server's sink turns that into an answer.
    Task<Answer> open(int route, App& app, Visit visit) const {
        return rules_[static_cast<std::size_t>(route)](app, std::move(visit), card(route).status);
    }

private:
    template <class Caller, class R, class... Args>
    Line add(const char* method, std::string pattern, Task<R> (*rule)(App&, Caller, Args...),
             std::string summary) {
        if (summary.empty()) throw std::logic_error("route without a summary: " + pattern);
        tree_.add(method, pattern, static_cast<int>(cards_.size()));
        cards_.push_back(std::make_unique<RouteCard>(
            RouteCard{method, std::move(pattern), std::move(summary), Entrance<App, Caller>::name}));
        cards_.back()->types = router_detail::types_of<R, Args...>;
        rules_.push_back([rule](App& app, Visit visit, int status) {
            return router_detail::run<App, Caller, R, Args...>(&app, rule, std::move(visit), status);
        });
        return Line(*cards_.back());
    }

    RouteTree tree_;
    std::vector<std::unique_ptr<RouteCard>> cards_;
    std::vector<router_detail::OpenRoute<App>> rules_;
};

}  // namespace heliograph
