"""A forward proxy that takes every name for this machine, and remembers what it was asked."""
import socket
import threading
import urllib.parse


class Proxy:
    def __init__(self, refused=()):
        self.refused, self.asked, self.lock = refused, [], threading.Lock()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listening.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            with connection:
                self.forward(connection, connection.makefile("rb"))
        except (OSError, ValueError):
            return

    def forward(self, connection, file):
        method, target, _ = file.readline().decode().split(" ", 2)
        head = {}
        while (line := file.readline().decode().strip()):
            name, _, value = line.partition(":")
            head[name.lower()] = value.strip()
        with self.lock:
            self.asked.append({"method": method, "target": target, "head": dict(head)})
        address = urllib.parse.urlsplit(target if method != "CONNECT" else "https://" + target)
        if address.hostname in self.refused:
            connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection(("127.0.0.1", address.port)) as onward:
            if method == "CONNECT":
                connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                head = {name: value for name, value in head.items() if not name.startswith("proxy-")}
                head["connection"] = "close"
                lines = [f"{method} {address.path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items())]
                body = file.read(int(head.get("content-length", 0)))
                onward.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            back = threading.Thread(target=pipe, args=(onward, connection), daemon=True)
            back.start()
            pipe(connection, onward)
            back.join()


def pipe(source, target):
    try:
        while (some := source.recv(1 << 16)):
            target.sendall(some)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return
