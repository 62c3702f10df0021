#!/usr/bin/env python3
"""Asks the running program whatever its own description of the API allows, and much that it does not (schemathesis).

Starts the built program on loopback with the demonstration's register, and ends only that: on SQLite, and on a PostgreSQL of
its own, as a supplier, a reviewer and an administrator, who may do different things. A fixed seed and a bounded
number of examples (API_EXAMPLES, API_SEED); no failure allowed. API_DATABASES=sqlite chooses less.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
SEED = os.environ.get("API_SEED", "20261015")
EXAMPLES = os.environ.get("API_EXAMPLES", "20")
PARTIES = ("noorderlicht@leverancier.example", "reviewer@meetbaar.example", "administrator@meetbaar.example")
DATABASES = os.environ.get("API_DATABASES", "sqlite,postgresql").split(",")
PATIENCE = 60


def target():
    return ROOT / os.environ.get("CARGO_TARGET_DIR", "target")


def binary():
    path = pathlib.Path(os.environ.get("MEETBAAR_BIN", target() / "debug/meetbaar"))
    if not path.exists():
        sys.exit(f"no program at {path}: build it first (cargo build -p meetbaar)")
    return str(path)


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def ask(url, content=None, headers=None):
    """Sends JSON, or asks; returns the answer."""
    data = None if content is None else json.dumps(content).encode()
    kind = {} if content is None else {"Content-Type": "application/json"}
    request = urllib.request.Request(url, data=data, headers={**kind, **(headers or {})})
    # What the environment says of proxies is not for this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=30) as answer:
        return answer.read()


def database_url(kind):
    """Nothing for SQLite; else a PostgreSQL that goes away with this process."""
    if kind == "sqlite":
        return {}
    started = [str(ROOT / "tests/postgres.sh"), str(os.getpid())]
    ours = {name: value for name, value in os.environ.items() if name != "NEXTEST_ENV"}
    url = subprocess.run(started, env=ours, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {"DATABASE_URL": url.strip()}


class Program:
    """The program with a data folder of its own; both are gone afterwards."""

    def __init__(self, kind):
        self.database = database_url(kind)

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="meetbaar-api-"))
        self.child = None
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        data = self.folder / "data"
        ours = {name: value for name, value in os.environ.items() if name != "DATABASE_URL" and not name.startswith("MEETBAAR_")}
        environment = {
            **ours,
            **self.database,
            "MEETBAAR_DATA": str(data),
            "MEETBAAR_LISTEN": f"127.0.0.1:{port}",
            "MEETBAAR_PUBLIC_URL": self.url,
            "MEETBAAR_REFERENCE_DATE": "2026-09-30",
            "MEETBAAR_SECOND_FACTOR": "optional",
            # All questions come from one account; tests/tests/api_limits.rs shows that there are limits.
            "MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE": "0",
            "MEETBAAR_LIMITS_ADDRESS_PER_MINUTE": "0",
        }
        demo = [binary(), "demo", "--no-serve", "--without-reports", "--data", str(data)]
        subprocess.run(demo, env=environment, check=True, stdout=subprocess.DEVNULL)
        self.passwords = json.loads((data / "demo-accounts.json").read_text())
        self.log = open(self.folder / "output.log", "wb")
        self.child = subprocess.Popen([binary(), "serve"], env=environment, stdout=self.log, stderr=self.log)
        began = time.monotonic()
        while True:
            try:
                ask(f"{self.url}/healthz")
                return
            except OSError:
                pass
            if self.child.poll() is not None or time.monotonic() - began > PATIENCE:
                sys.exit(f"meetbaar serve is not there:\n{self.output()}")
            time.sleep(0.05)

    def token(self, account):
        """An access token, which holds a quarter of an hour: longer than a run."""
        given = ask(f"{self.url}/v1/tokens", {"email": account, "password": self.passwords[account]})
        return json.loads(given)["accessToken"]

    def output(self):
        return (self.folder / "output.log").read_text(errors="replace")

    def __exit__(self, *_):
        if self.child is not None and self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def question(program, kind, account):
    """Runs schemathesis as an account; returns whether nothing was wrong."""
    began = time.monotonic()
    command = [
        str(pathlib.Path(sys.executable).parent / "schemathesis"),
        "--config-file", str(HERE / "schemathesis.toml"),
        "run", f"{program.url}/v1/openapi.json",
        "--url", f"{program.url}/v1",
        "--checks", "all",
        "--seed", SEED,
        "--max-examples", EXAMPLES,
        "--header", f"Authorization: Bearer {program.token(account)}",
        "--continue-on-failure",
        "--no-shrink",
        "--generation-database", "none",
        # A schema can't say that a text holds no NUL sign; tests/tests/api_requests.rs sends them.
        "--generation-allow-x00", "false",
        "--request-timeout", "30",
        "--warnings", "off",
        "--no-color",
    ]
    quiet = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(command, cwd=program.folder, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(f"api: on {kind} as {account}: exit code {done.returncode} in {time.monotonic() - began:.0f} s", flush=True)
    if done.returncode != 0:
        print(done.stdout)
    elif os.environ.get("API_VERBOSE"):
        print(done.stdout)
    return done.returncode == 0


def held(kind):
    """Asks all parties' questions on one database; returns whether nothing was wrong."""
    with Program(kind) as program:
        answers = [question(program, kind, account) for account in PARTIES]
        faults = [line for line in program.output().splitlines() if "a request failed" in line or "panicked" in line]
        for line in faults:
            print(f"api: {line}")
    return all(answers) and not faults


def main():
    return 0 if all([held(kind) for kind in DATABASES]) else 1


if __name__ == "__main__":
    sys.exit(main())
