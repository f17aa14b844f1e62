// TLS on loopback, with a certificate made for the test.
#include "base/wire/tls.h"

#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>

#include "base/wire/test_client.h"

namespace heliograph {

namespace {

struct Files {
    std::filesystem::path folder;
    std::string cert;
    std::string key;

    Files() {
        std::string name = (std::filesystem::temp_directory_path() / "tls_test_XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        folder = name;
        cert = folder / "cert.pem";
        key = folder / "key.pem";
        EVP_PKEY* pair = EVP_EC_gen("P-256");
        X509* x509 = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
        X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
        X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
        X509_set_pubkey(x509, pair);
        X509_sign(x509, pair, EVP_sha256());
        if (FILE* out = std::fopen(cert.c_str(), "w")) {
            PEM_write_X509(out, x509);
            std::fclose(out);
        }
        if (FILE* out = std::fopen(key.c_str(), "w")) {
            PEM_write_PrivateKey(out, pair, nullptr, nullptr, 0, nullptr, nullptr);
            std::fclose(out);
        }
        X509_free(x509);
        EVP_PKEY_free(pair);
    }
    ~Files() { std::filesystem::remove_all(folder); }
};

struct Large : HttpSink {
    BodyLimit body_limit(const Request&) override { return {16 << 20}; }
    Task<Answer> answer(Request request) override {
        Answer answer;
        answer.body = request.secure ? request.body : "not secure";
        co_return answer;
    }
    bool wants_websocket(std::string_view) override { return false; }
    Task<Upgrade> upgrade(Request) override { co_return Answer(); }
};

// Sends a request and reads until the server closes.
std::string ask(std::uint16_t port, const std::string& request) {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    BIO* connection = BIO_new_ssl_connect(context);
    BIO_set_conn_hostname(connection, ("127.0.0.1:" + std::to_string(port)).c_str());
    std::string answer;
    if (BIO_do_connect(connection) == 1 &&
        BIO_write(connection, request.data(), static_cast<int>(request.size())) ==
            static_cast<int>(request.size())) {
        std::array<char, 65536> buffer;
        for (int got; (got = BIO_read(connection, buffer.data(), buffer.size())) > 0;)
            answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
    BIO_free_all(connection);
    SSL_CTX_free(context);
    return answer;
}

}  // namespace

TEST_CASE("requests and answers larger than a TLS record pass whole") {
    Files files;
    ListenerSettings settings;
    settings.tls_cert_file = files.cert;
    settings.tls_key_file = files.key;
    testing::Server<Large> server(settings);
    for (std::size_t size : {0u, 5u, 3'000'000u}) {
        std::string body(size, 'x');
        auto answer =
            ask(server.listener.port(),
                "POST / HTTP/1.1\r\nHost: t\r\nConnection: close\r\nContent-Length: " + std::to_string(size) +
                    "\r\n\r\n" + body);
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(answer.ends_with("\r\n\r\n" + body));
    }
}

TEST_CASE("who does not speak TLS is closed") {
    Files files;
    ListenerSettings settings;
    settings.tls_cert_file = files.cert;
    settings.tls_key_file = files.key;
    testing::Server<Large> server(settings);
    auto client = server.client();
    client.send("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    CHECK(client.read_to_end().find("HTTP/1.1") == std::string::npos);
}

TEST_CASE("files that cannot be used are named") {
    Files files;
    CHECK_THROWS_WITH_AS(TlsContext("/no/such/file", files.key), doctest::Contains("/no/such/file"),
                         std::runtime_error);
    CHECK_THROWS_AS(TlsContext(files.cert, files.cert), std::runtime_error);
}

}  // namespace heliograph
