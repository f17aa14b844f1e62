"""Installs the senders: npm ci into node_modules here, pip into build/senders-venv. Quick when that is done."""
import hashlib
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build"
CHATBOTS = ["mmpy", "mmpy1", "errbot"]


def unchanged(stamp, *sources):
    """True if the stamp was written for these very sources."""
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return (stamp.exists() and stamp.read_text() == digest), digest


def install(stamp, sources, what, *commands):
    done, digest = unchanged(stamp, *sources)
    if done:
        return True
    for command in commands:
        try:
            failed = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300)
            reason = failed.stdout[-1500:] + failed.stderr[-1500:]
        except (OSError, subprocess.TimeoutExpired) as error:
            failed, reason = None, str(error)
        if failed is None or failed.returncode != 0:
            print(f"setup: {what} could not be installed by `{' '.join(map(str, command))}`:\n{reason}")
            return False
    stamp.write_text(digest)
    return True


def python_packages(venv, wanted):
    return install(venv / ".stamp", [wanted], f"the programs of {wanted}",
                   [sys.executable, "-m", "venv", venv],
                   [venv / "bin/pip", "install", "-q", "--disable-pip-version-check", "-r", wanted])


def node_packages():
    if not shutil.which("npm"):
        print("setup: the JavaScript senders need npm: run bin/setup test")
        return False
    sources = [HERE / "package.json", HERE / "package-lock.json"]
    return install(HERE / "node_modules/.stamp", sources, "the JavaScript senders",
                   ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"])


def debian_packages():
    missing = [name for name in ("apprise", "prometheus-alertmanager", "amtool", "curl") if not shutil.which(name)]
    if missing:
        print(f"setup: {', '.join(missing)} not found: run bin/setup test")
    return not missing


if __name__ == "__main__":
    BUILD.mkdir(exist_ok=True)
    done = [python_packages(BUILD / "senders-venv", HERE / "requirements.txt"), node_packages(), debian_packages()]
    # Their libraries want different versions of each other.
    done += [python_packages(BUILD / f"chatbot-{name}-venv", HERE / f"chatbots/{name}/requirements.txt")
             for name in CHATBOTS]
    sys.exit(0 if all(done) else 1)
