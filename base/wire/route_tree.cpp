// The walk: depth first, spelled segments before parameters, so at most two tries a segment.
#include "base/wire/route_tree.h"

#include <stdexcept>

namespace heliograph {

namespace {
// Takes the next segment off rest; both without their slashes.
std::string_view next_segment(std::string_view& rest) {
    while (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
    std::size_t end = rest.find('/');
    std::string_view segment = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
    return segment;
}
}  // namespace

void RouteTree::add(std::string_view method, std::string_view pattern, int route) {
    Node* node = &root_;
    std::string_view rest = pattern;
    for (std::string_view segment = next_segment(rest); !segment.empty(); segment = next_segment(rest)) {
        auto& next = segment.front() == '{' ? node->parameter : node->spelled[std::string(segment)];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    if (!node->methods.emplace(std::string(method), route).second)
        throw std::logic_error("two routes for " + std::string(method) + " " + std::string(pattern));
}

bool RouteTree::walk(const Node& node, std::string_view rest, std::string_view method, RouteMatch& match) {
    std::string_view segment = next_segment(rest);
    if (segment.empty()) {
        auto found = node.methods.find(method);
        if (found == node.methods.end() && method == "HEAD") found = node.methods.find("GET");
        if (found == node.methods.end()) {
            match.other_method |= !node.methods.empty();
            return false;
        }
        match.route = found->second;
        return true;
    }
    if (auto spelled = node.spelled.find(segment); spelled != node.spelled.end())
        if (walk(*spelled->second, rest, method, match)) return true;
    if (!node.parameter) return false;
    match.params.push_back(segment);
    if (walk(*node.parameter, rest, method, match)) return true;
    match.params.pop_back();
    return false;
}

RouteMatch RouteTree::match(std::string_view method, std::string_view path) const {
    RouteMatch match;
    walk(root_, path, method, match);
    return match;
}

}  // namespace heliograph
