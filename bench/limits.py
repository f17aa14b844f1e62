"""The limits measured beside the server: one-row transactions of PostgreSQL, bare answers, bare frames."""

import contextlib
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import tempfile

from ground import Failed

TABLE = """CREATE TABLE posts (id varchar(26) PRIMARY KEY, createat bigint, updateat bigint, editat bigint,
    deleteat bigint, ispinned boolean, userid varchar(26), channelid varchar(26), rootid varchar(26),
    originalid varchar(26), message varchar(65535), type varchar(26), props jsonb, hashtags varchar(1000),
    filenames varchar(4000), fileids varchar(300), hasreactions boolean, remoteid varchar(26))"""
PROPS = (
    '{"from_webhook": "true", "attachments": [{"fallback": "Build 4711 of main failed", "color": "#d00000", '
    '"title": "Build 4711 of main failed", "title_link": "https://ci.example.com/builds/4711", '
    '"text": "2 of 318 tests failed after 12 minutes.", "fields": [{"short": true, "title": "Branch", '
    '"value": "main"}, {"short": true, "title": "Commit", "value": "8c1f02d"}], "footer": "ci.example.com"}]}'
)
ROW = f"""\\set moment random(1, 1000000000)
INSERT INTO posts VALUES (substr(md5(random()::text), 1, 26), :moment, :moment, 0, 0, false,
    'ytzsfh3qdfdmzdd4bzrb7g3ora', 'b6rkqbmhkpyiurdm8cbjogzb1c', '', '', 'Build 4711 of main failed',
    'slack_attachment', '{PROPS}', '', '[]', '[]', false, '');
"""


class Postgres:
    """A cluster of its own with every setting at its default, on the same disk as the server's data."""

    def __init__(self):
        found = sorted(
            pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
        )
        if not found:
            raise Failed("no PostgreSQL to measure against: apt-get install postgresql-15")
        self.programs = found[-1].parent
        self.folder = pathlib.Path(
            tempfile.mkdtemp(prefix="heliograph-bench-pg-", dir=os.environ.get("BENCH_DIR"))
        )
        # PostgreSQL refuses to run as root.
        self.user = "postgres" if os.getuid() == 0 else None
        if self.user:
            account = pwd.getpwnam(self.user)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self.run("initdb", "-D", self.folder / "data", "-A", "trust", "-U", "bench")
        self.run(
            "pg_ctl",
            "-D",
            self.folder / "data",
            "-w",
            "-l",
            self.folder / "log",
            "-o",
            f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'",
            "start",
        )
        script = self.folder / "row.sql"
        script.write_text(ROW)
        script.chmod(0o644)
        self.run("psql", "-h", self.folder, "-U", "bench", "-d", "postgres", "-q", "-c", TABLE)

    def run(self, program, *options):
        identity = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        # pg_ctl leaves a server behind that would hold a pipe open for ever.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(self.programs / program), *map(str, options)],
                stdout=said,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd="/",
                **identity,
            )
            said.seek(0)
            text = said.read()
        if done.returncode:
            raise Failed(f"{program}: {text[-1000:]}")
        return text

    def rows_per_second(self, seconds):
        """pgbench: 32 clients, each commits one row after the other."""
        text = self.run(
            "pgbench",
            "-h",
            self.folder,
            "-U",
            "bench",
            "-n",
            "-c",
            32,
            "-j",
            1,
            "-M",
            "prepared",
            "-T",
            max(1, round(seconds)),
            "-f",
            self.folder / "row.sql",
            "postgres",
        )
        return float(re.search(r"tps = ([0-9.]+)", text)[1])

    def close(self):
        with contextlib.suppress(Failed):
            self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def bare(tools, *words):
    """Runs heliograph_bare and gives its port."""
    process = subprocess.Popen(
        [str(pathlib.Path(tools) / "heliograph_bare"), *map(str, words)], stdout=subprocess.PIPE, text=True
    )
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
