// Paths to routes: a tree of segments, where a spelled segment wins over a {parameter}.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

// A route's number and the texts of its {parameters}, in order of the path.
struct RouteMatch {
    int route = -1;                        // -1: no such path.
    bool other_method = false;             // The path exists, the method does not.
    std::vector<std::string_view> params;  // Views into the path that was matched.
};

class RouteTree {
public:
    // Throws std::logic_error on a path and method that are taken. REQUIRES: before serving.
    void add(std::string_view method, std::string_view pattern, int route);
    RouteMatch match(std::string_view method, std::string_view path) const;

private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> spelled;
        std::unique_ptr<Node> parameter;
        std::map<std::string, int, std::less<>> methods;
    };
    static bool walk(const Node& node, std::string_view rest, std::string_view method, RouteMatch& match);

    Node root_;
};

}  // namespace heliograph
