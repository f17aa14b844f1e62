// The parts of the router that know no App: answers, refusals, path parameters.
#include "base/wire/router.h"

#include <algorithm>

namespace heliograph {

Answer json_answer(int status, std::string body) {
    Answer answer;
    answer.status = status;
    answer.body = std::move(body);
    return answer;
}

Answer refusal_answer(const Refusal& refusal, const std::string& sentence, const std::string& request_id,
                      const std::string& detail) {
    std::string body = R"({"id":)";
    write_json_string(body, refusal.id);
    body += R"(,"message":)";
    write_json_string(body, sentence);
    body += R"(,"detailed_error":)";
    write_json_string(body, detail);
    body += R"(,"request_id":)";
    write_json_string(body, request_id);
    body += R"(,"status_code":)";
    body += std::to_string(refusal.status);
    body += '}';
    return json_answer(refusal.status, std::move(body));
}

Refused fault_in_body(const JsonFault& fault) {
    return refuse::invalid_body_param.because(fault.sentence())
        .saying("Invalid or missing parameter in request body: " + fault.sentence() + ".");
}

Refused fault_in_list(const JsonFault& fault) { return refuse::unreadable_payload.because(fault.sentence()); }

Refused fault_in_url(std::string_view parameter) {
    return refuse::invalid_url_param.because(std::string(parameter))
        .saying("Invalid or missing " + std::string(parameter) + " parameter in request URL.");
}

Refused fault_in_query(std::string_view parameter) {
    return refuse::invalid_body_param.because(std::string(parameter))
        .saying("Invalid or missing " + std::string(parameter) + " parameter in request URL.");
}

Origin origin_of(const Request& request) {
    return {request.request_id, request.remote_address, std::string(request.header("User-Agent")),
            std::string(request.header("Accept-Language")), request.secure};
}

std::string id_param(const Visit& visit, std::size_t index) {
    const std::string& text = visit.params.at(index);
    if (text == "me" && !visit.me.empty()) return visit.me;
    bool letters_only = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               c == '-';
    });
    // The peer's router does not know such a path at all.
    if (!letters_only) throw refuse::unknown_path;
    if (!IdText(text).valid()) throw fault_in_url("id");
    return text;
}

Answer with_version(Answer answer, const Request& request, const std::string& version) {
    std::string tag = "\"" + version + "\"";
    std::string_view known = request.header("If-None-Match");
    if (!known.empty() && (known == tag || known == version || known == "W/" + tag)) {
        answer = Answer{};
        answer.status = 304;
    }
    answer.headers.push_back({"Etag", std::move(tag)});
    return answer;
}

}  // namespace heliograph
