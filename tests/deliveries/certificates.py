"""Authorities and certificates made by the openssl program, and receivers that show them."""
import pathlib
import ssl
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
from heliograph import must  # noqa: E402
from run import Receiver  # noqa: E402

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, timeout=60)
    must(done.returncode == 0, f"openssl {arguments[0]}: {done.stderr}")


SETTINGS = """[ca]
default_ca = made
[made]
database = {folder}/{name}.index
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = names
[names]
commonName = supplied
"""


class Authority:
    def __init__(self, folder, name):
        self.folder, self.name = pathlib.Path(folder), name
        self.file = self.path("pem")
        self.path("index").touch()
        self.path("settings").write_text(SETTINGS.format(folder=folder, name=name))
        openssl("req", "-x509", *KEY, "-keyout", self.path("key"), "-out", self.file, "-days", 30,
                "-subj", f"/CN={name}")

    def path(self, end):
        return self.folder / f"{self.name}.{end}"

    def certificate(self, name, holder, until="20990101000000Z"):
        """Certificate and key of a holder, such as "DNS:a.example"."""
        made, key, asked, extensions = (self.folder / f"of-{name}.{end}" for end in ("pem", "key", "csr", "ext"))
        extensions.write_text(f"subjectAltName={holder}\n")
        openssl("req", *KEY, "-keyout", key, "-out", asked, "-subj", f"/CN={name}")
        openssl("ca", "-batch", "-notext", "-config", self.path("settings"), "-cert", self.file,
                "-keyfile", self.path("key"), "-startdate", "20200101000000Z", "-enddate", until,
                "-extfile", extensions, "-in", asked, "-out", made)
        return made, key


class SecureReceiver(Receiver):
    def __init__(self, certificate, behave):
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(*certificate)
        super().__init__(behave)

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}/"

    def serve(self, connection):
        try:
            with self.tls.wrap_socket(connection, server_side=True) as secure:
                super().serve(secure)
        except OSError:
            return
