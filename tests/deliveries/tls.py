"""Deliveries over TLS, over HTTP/2 and by a proxy: tls.py certificates|http2|proxy."""
import base64
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
from certificates import Authority, SecureReceiver  # noqa: E402
from heliograph import Failed, Server, must, same, until  # noqa: E402
from proxy import Proxy  # noqa: E402
from run import SETTINGS, Deliveries, Receiver, good  # noqa: E402

BURST = 40


def whole(deliveries, delivery):
    return deliveries.admin.own("GET", f"/deliveries/{delivery['id']}", expect=200)


def any_certificate(deliveries, wanted):
    deliveries.admin.call("PUT", "/config/patch", {"ServiceSettings": {"EnableInsecureOutgoingConnections": wanted}})


def certificates(folder):
    """Who is not known, is named otherwise or is past its time hears nothing, and the log says why."""
    known, unknown = Authority(folder, "known"), Authority(folder, "unknown")
    here = "IP:127.0.0.1"
    bad = {"foreign": (unknown.certificate("foreign", here), "certificate problem"),
           "renamed": (known.certificate("renamed", "DNS:other.example"), "certificate subject name"),
           "expired": (known.certificate("expired", here, "20200201000000Z"), "expired")}
    with Server(settings={**SETTINGS, "SSL_CERT_FILE": str(known.file)}) as server:
        deliveries = Deliveries(server)
        receivers = {word: SecureReceiver(certificate, good) for word, (certificate, _) in bad.items()}
        receivers["fine"] = SecureReceiver(known.certificate("fine", here), good)
        hooks = {word: deliveries.hook(word, receiver.url) for word, receiver in receivers.items()}

        def refused(round):
            for word, (_, why) in bad.items():
                deliveries.say(f"{word} {round}")
                reason = deliveries.newest(hooks[word], "waiting")["reason"]
                must(why in reason, f"the reason of {word}: {reason}")
                must(not receivers[word].heard(f"{word} {round}"), f"{word} was told {round}")
                print(f"{word}: {reason}")

        refused("before")
        deliveries.say("fine")
        [attempt] = whole(deliveries, deliveries.newest(hooks["fine"], "delivered"))["log"]
        parts = [attempt[part] for part in ("resolve_ms", "connect_ms", "tls_ms", "first_byte_ms")]
        must(attempt["tls_ms"] > 0, f"no time for TLS: {attempt}")
        must(sum(parts) <= attempt["total_ms"] + 0.01, f"parts longer than the whole: {attempt}")
        any_certificate(deliveries, True)
        for word in bad:
            deliveries.say(f"{word} anyway")
            until(f"{word} is told", lambda: receivers[word].heard(f"{word} anyway"))
        # Connections that were made without a look at the certificate are not used again with one.
        any_certificate(deliveries, False)
        refused("after")


def http2(folder):
    """A burst goes over one connection, many at once on it, to one who speaks HTTP/2."""
    authority = Authority(folder, "known")
    made = authority.certificate("fine", "IP:127.0.0.1")
    with subprocess.Popen(["node", HERE / "http2.js", *made], stdout=subprocess.PIPE, text=True) as receiver:
        try:
            port = int(receiver.stdout.readline())
            with Server(settings={**SETTINGS, "SSL_CERT_FILE": str(authority.file)}) as server:
                deliveries = Deliveries(server)
                hook = deliveries.hook("tell", f"https://127.0.0.1:{port}/")
                for number in range(BURST):
                    deliveries.say(f"tell {number}")
                heard = [json.loads(receiver.stdout.readline()) for _ in range(BURST)]
                until("all is delivered", lambda: all(d["state"] == "delivered" for d in deliveries.log(hook)))
                same(sorted(h["text"] for h in heard), sorted(f"tell {n}" for n in range(BURST)), "what was heard")
                must(all(h["signed"] for h in heard), "all are signed")
                same({h["session"] for h in heard}, {1}, "connections")
                together = max(h["together"] for h in heard)
                must(together > 1, "none came while another was under way")
                log = [whole(deliveries, d)["log"][0] for d in deliveries.log(hook)]
                shook_hands = sum(attempt["tls_ms"] > 0 for attempt in log)
                must(1 <= shook_hands < BURST, f"{shook_hands} of {BURST} took time for TLS")
                print(f"{BURST} over one connection, at most {together} at once")
        finally:
            receiver.kill()


def proxy(folder):
    """By a proxy, plain and through a tunnel; what is forbidden by what it is called does not even reach the proxy."""
    authority = Authority(folder, "known")
    middle = Proxy(refused=["no.example"])
    address = f"http://name:word@127.0.0.1:{middle.port}"
    plain, secure = Receiver(good), SecureReceiver(authority.certificate("secure", "DNS:secure.example"), good)
    environment = {"SSL_CERT_FILE": str(authority.file), "HTTP_PROXY": address, "HTTPS_PROXY": address,
                   "NO_PROXY": "direct.example", "no_proxy": "direct.example"}
    with Server(settings={**SETTINGS, **environment}) as server:
        deliveries = Deliveries(server)
        hooks = {word: deliveries.hook(word, url) for word, url in {
            "plain": f"http://plain.example:{plain.port}/", "secure": f"https://secure.example:{secure.port}/",
            "misnamed": f"https://misnamed.example:{secure.port}/", "no": f"https://no.example:{secure.port}/",
            "here": plain.url, "direct": f"http://direct.example:{plain.port}/",
            "private": f"http://10.1.2.3:{plain.port}/", "metadata": "http://169.254.169.254/latest",
            "mapped": f"http://[::ffff:10.0.0.1]:{plain.port}/", "number": f"http://167772161:{plain.port}/"}.items()}
        for word in hooks:
            deliveries.say(word)
        for word in ("plain", "secure", "here"):
            deliveries.newest(hooks[word], "delivered")
        must(plain.heard("plain") and plain.heard("here") and secure.heard("secure"), "who should hear does not")
        for word in ("private", "metadata", "mapped", "number"):
            reason = deliveries.newest(hooks[word], "failed")["reason"]
            must(reason.startswith("address forbidden"), f"the reason of {word}: {reason}")
        for word, why in {"misnamed": "certificate subject name", "no": "403", "direct": "resolve"}.items():
            reason = deliveries.newest(hooks[word], "waiting")["reason"]
            must(why in reason, f"the reason of {word}: {reason}")
            print(f"{word}: {reason}")
        asked = {(a["method"], a["target"].split(":")[1 if "//" in a["target"] else 0].strip("/")) for a in middle.asked}
        same(asked, {("POST", "plain.example"), *(("CONNECT", f"{name}.example") for name in ("secure", "misnamed", "no"))},
             "what the proxy was asked")
        word = "Basic " + base64.b64encode(b"name:word").decode()
        for request in middle.asked:
            same(request["head"].get("proxy-authorization"), word, "what the proxy is told of us")
            must(request["method"] != "CONNECT" or "webhook-id" not in request["head"], "a tunnel's head tells too much")
        heard = secure.heard("secure")[0]["headers"]
        must("proxy-authorization" not in heard and "webhook-signature" in heard, f"the receiver got {heard}")
        must(word not in json.dumps([whole(deliveries, d) for d in deliveries.log(hooks["secure"])]), "the log tells it")


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory() as made:
            {"certificates": certificates, "http2": http2, "proxy": proxy}[sys.argv[1]](made)
    except Failed as failed:
        sys.exit(f"{sys.argv[1]}: {failed}")
