#!/usr/bin/env python3
"""What the daemon does when its index, its disk, its limits or its clients fail: one fault after the other.

    daemon_faults.py --bin build/release [--markdown table.md] [--only index] [--data data]

Prints what was tried, expected and seen; the exit status is 1 where the two differ. Needs no root; what only an ordinary user
can see (a file that may not be read) is left out, with a word, when it runs as root.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

QUESTION = "/api/v1/search?q=avfall&snippets=none"


class Refused(Exception):
    """The daemon ended instead of serving; says how."""


class Place:
    """A catalogue, a good index of it, and a folder to spoil copies in."""

    def __init__(self, options, folder):
        self.bin, self.data, self.folder = options.bin.resolve(), options.data.resolve(), folder
        self.catalogue = "sqlite:%s/c.db" % folder
        self.run("crawl", "import", "--catalogue", self.catalogue, self.data / "catalogue" / "offerings.jsonl")
        self.good = self.build(folder / "good")
        self.copies = 0

    def words(self, name, *words):
        return [str(self.bin / ("rundkurs-" + name)), "--data", str(self.data), *map(str, words)]

    def run(self, name, *words):
        return subprocess.run(self.words(name, *words), check=True, capture_output=True, text=True)

    def build(self, index, *words):
        self.run("index", "build", "--catalogue", self.catalogue, "--index", index, *words)
        return index

    def copy(self):
        self.copies += 1
        return pathlib.Path(shutil.copytree(self.good, self.folder / ("copy-%d" % self.copies)))


def generation(index):
    return index / (index / "current").read_text().split()[1]


class Daemon:
    def __init__(self, place, index, *words, limit_descriptors=None):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = place.folder / ("daemon-%d.log" % self.port)

        def limit():
            if limit_descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (limit_descriptors, limit_descriptors))

        self.command = place.words("searchd", "--index", index, "--catalogue", place.catalogue, "--desk", "sqlite:%s/desk.db" % place.folder,
                                   "--listen", "127.0.0.1:%d" % self.port, *words)
        with open(self.log, "w") as out:
            self.child = subprocess.Popen(self.command, stdout=out, stderr=out, preexec_fn=limit)

    def __enter__(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.child.poll() is not None:
                raise Refused("ended with %d: %s" % (self.child.returncode, self.log.read_text().strip().splitlines()[-1]))
            try:
                self.get("/healthz")
                return self
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the daemon neither served nor ended within a minute")

    def __exit__(self, *_):
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(30)
            except subprocess.TimeoutExpired:
                self.child.kill()
                raise

    def get(self, target, timeout=10):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", target)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def state(self):
        """Of readyz and of a search, and how many that found."""
        ready, (status, body) = self.get("/readyz")[0], self.get(QUESTION)
        return "readyz %d, search %d%s" % (ready, status, " (%d found)" % json.loads(body)["total"] if status == 200 else "")

    def wait_for(self, state, seconds=30):
        end = time.monotonic() + seconds
        while self.state() != state and time.monotonic() < end:
            time.sleep(0.1)
        return self.state()

    def memory(self):
        status = dict(line.split(":", 1) for line in pathlib.Path("/proc/%d/status" % self.child.pid).read_text().splitlines())
        return int(status["RssAnon"].split()[0]) / 1024

    def connect(self, data=b"", receive_buffer=None):
        client = socket.socket()
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client.settimeout(20)
        client.connect(("127.0.0.1", self.port))
        if data:
            client.sendall(data)
        return client


class Asking(threading.Thread):
    """Asks one thing after the other on one connection, and keeps what was no whole 200."""

    def __init__(self, daemon):
        super().__init__(daemon=True)
        self.at, self.ended, self.answers, self.failures, self.times = daemon, threading.Event(), set(), [], []
        self.start()

    def run(self):
        connection = None
        while not self.ended.is_set():
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.at.port, timeout=15)
                begun = time.monotonic()
                connection.request("GET", QUESTION)
                answer = connection.getresponse()
                body = answer.read()
                self.times.append(time.monotonic() - begun)
                if answer.status == 200:
                    told = json.loads(body)
                    told.pop("took_ms", None)
                    self.answers.add(json.dumps(told, sort_keys=True))
                else:
                    self.failures.append("%d" % answer.status)
                if answer.will_close:
                    connection = None
            except (OSError, http.client.HTTPException, ValueError) as error:
                # A daemon that has ended refuses; it cuts nothing off.
                if not isinstance(error, (ConnectionRefusedError, http.client.RemoteDisconnected)):
                    self.failures.append(repr(error))
                connection = None
                time.sleep(0.01)

    def finish(self):
        self.ended.set()
        self.join()
        return self

    def p99(self):
        return sorted(self.times)[len(self.times) * 99 // 100] * 1e3


def served_or_refused(place, index):
    try:
        with Daemon(place, index) as daemon:
            return daemon.state()
    except Refused as refused:
        return str(refused)


# --- the index at start ---

def index_missing(place):
    index = place.folder / "later"
    with Daemon(place, index) as daemon:
        before = daemon.state()
        place.build(index)
        return before + "; then " + daemon.wait_for(place.good_state)


def index_is_an_empty_folder(place):
    index = place.folder / "empty"
    index.mkdir()
    return served_or_refused(place, index)


def index_is_a_file(place):
    index = place.folder / "file"
    index.write_text("no index")
    return served_or_refused(place, index)


def index_names_nothing(place):
    index = place.copy()
    (index / "current").write_text("auto 000099\n")
    return served_or_refused(place, index)


def index_cut_in_half(place):
    seen = []
    for table in ("postlist", "termlist", "docdata"):
        index = place.copy()
        path = generation(index) / (table + ".glass")
        os.truncate(path, path.stat().st_size // 2)
        seen.append(table + ": " + served_or_refused(place, index))
    return "; ".join(seen)


def index_with_noise(place):
    chance, seen = random.Random(3), []
    for _ in range(6):
        index = place.copy()
        for path in sorted(generation(index).glob("*.glass")):
            with open(path, "r+b") as table:
                for _ in range(20):
                    table.seek(chance.randrange(path.stat().st_size))
                    table.write(bytes([chance.randrange(256)]))
        try:
            with Daemon(place, index) as daemon:
                statuses = {daemon.get("/api/v1/search?q=" + word)[0] for word in ("avfall", "kierto", "plast", "a*", "")}
                seen.append("serves" if daemon.child.poll() is None and statuses <= {200, 500, 503} else str(statuses))
        except Refused as refused:
            seen.append("refuses" if refused.args[0].startswith("ended with 1") else str(refused))
    return ", ".join("%d × %s" % (seen.count(what), what) for what in sorted(set(seen)))


def index_not_readable(place):
    index = place.copy()
    for path in generation(index).iterdir():
        path.chmod(0)
    return served_or_refused(place, index)


def index_being_built(place):
    index = place.copy()
    with subprocess.Popen(place.words("index", "build", "--full", "--catalogue", place.catalogue, "--index", index),
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        while len(list(index.glob("*.shards"))) == 0 and build.poll() is None:
            time.sleep(0.01)
        build.send_signal(signal.SIGSTOP)
        try:
            state = served_or_refused(place, index)
        finally:
            build.send_signal(signal.SIGCONT)
    return state + ("" if build.returncode == 0 else "; the build ended with %d" % build.returncode)


# --- the index while it is served ---

def index_replaced_by_a_broken_one(place):
    index = place.copy()
    with Daemon(place, index) as daemon:
        good = (index / "current").read_text()
        broken = index / "000900"
        shutil.copytree(generation(index), broken)
        os.truncate(broken / "postlist.glass", 5000)
        (index / "new").write_text("auto 000900\n")
        (index / "new").rename(index / "current")
        time.sleep(3)
        during = daemon.state()
        said = "new index not taken up" in daemon.log.read_text()
        (index / "new").write_text(good)
        (index / "new").rename(index / "current")
        return "%s%s; then %s" % (during, ", and the log says so" if said else "", daemon.wait_for(place.good_state))


def index_deleted(place):
    index = place.copy()
    with Daemon(place, index) as daemon:
        shutil.rmtree(index)
        time.sleep(3)
        during = daemon.state()
        place.build(index)
        return during + "; then " + daemon.wait_for(place.good_state)


def index_built_ten_times(place):
    index = place.copy()
    with Daemon(place, index, "--cache", "0") as daemon:
        asking = [Asking(daemon) for _ in range(4)]
        for _ in range(10):
            place.build(index, "--full")
            time.sleep(0.5)
        failures, answers, asked = [], set(), 0
        for one in asking:
            one.finish()
            failures += one.failures
            answers |= one.answers
            asked += len(one.times)
    return "%s, %d kinds of answer" % ("none of %s failed" % ("thousands" if asked > 1000 else asked)
                                       if not failures else "failed: %s" % failures[:3], len(answers))


# --- the daemon itself ---

def stopped_under_load(place):
    with Daemon(place, place.good) as daemon:
        asking = [Asking(daemon) for _ in range(6)]
        time.sleep(1)
        daemon.child.send_signal(signal.SIGTERM)
        status = daemon.child.wait(20)
        failures = [failure for one in asking for failure in one.finish().failures]
    return "ends with %d, %s" % (status, "no answer cut off" if not failures else failures[:3])


def killed_and_started(place):
    index = place.copy()
    with Daemon(place, index) as daemon:
        asking = [Asking(daemon) for _ in range(4)]
        time.sleep(0.5)
        daemon.child.kill()
        daemon.child.wait()
        for one in asking:
            one.finish()
    return served_or_refused(place, index)


def port_taken(place):
    with Daemon(place, place.good) as daemon:
        second = subprocess.run(daemon.command, capture_output=True, text=True, timeout=30)
        return "ends with %d%s; the first: %s" % (second.returncode, ", names the address"
                                                  if str(daemon.port) in second.stderr + second.stdout else "", daemon.state())


def log_on_a_full_disk(place):
    with Daemon(place, place.good, "--access-log", "/dev/full") as daemon:
        return daemon.state()


def few_descriptors(place):
    with Daemon(place, place.good, limit_descriptors=64) as daemon:
        held = []
        for _ in range(200):
            try:
                held.append(daemon.connect())
            except OSError:
                break
        state = daemon.state()
        for client in held:
            client.close()
        return state


# --- clients ---

def good_client_beside(place, clients, data, receive_buffer, memory_allowed):
    """A client that asks one thing after the other, while others hold connections."""
    with Daemon(place, place.good) as daemon:
        before = daemon.memory()
        held = [daemon.connect(data, receive_buffer) for _ in range(clients)]
        one = Asking(daemon)
        time.sleep(4)
        one.finish()
        grown = daemon.memory() - before
        for client in held:
            client.close()
    if one.failures:
        return "failures %s" % one.failures[:3]
    return "p99 %s, memory %s" % ("under 100 ms" if one.p99() < 100 else "%.0f ms" % one.p99(),
                                  "bounded" if grown < memory_allowed else "%.0f MB more" % grown)


def idle_connections(place):
    return good_client_beside(place, 1000, b"", None, memory_allowed=20)


def slow_readers(place):
    return good_client_beside(place, 200, b"GET /api/v1/export?format=ndjson HTTP/1.1\r\nHost: x\r\n\r\n", 4096, memory_allowed=150)


def hostile_requests(place):
    with Daemon(place, place.good) as daemon:
        seen = []
        for data in (b"POST /api/v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
                     b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
                     b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200,
                     b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"):
            client = daemon.connect()
            try:
                client.sendall(data)
            except OSError:
                pass
            try:
                seen.append(client.recv(100).split(b" ")[1].decode() if data else "")
            except (OSError, IndexError) as error:
                seen.append(repr(error))
            client.close()
        return ", ".join(seen) + "; then " + daemon.state()


FAULTS = (
    ("index: none there, built later", "readyz 503, search 503; then {good}", index_missing),
    ("index: an empty folder", "readyz 503, search 503", index_is_an_empty_folder),
    ("index: a file in its place", "an error that names it", index_is_a_file),
    ("index: `current` names nothing", "an error that names it", index_names_nothing),
    ("index: a table cut in half", "an error that names it, or answers that are whole", index_cut_in_half),
    ("index: noise in the tables, six times", "an error, or it serves what it can read", index_with_noise),
    ("index: may not be read", "an error that names it", index_not_readable),
    ("index: being built when the daemon starts", "{good}", index_being_built),
    ("index: a broken one published", "{good}, and the log says so; then {good}", index_replaced_by_a_broken_one),
    ("index: deleted under the daemon", "{good}; then {good}", index_deleted),
    ("index: built ten times under load", "none of thousands failed, 1 kinds of answer", index_built_ten_times),
    ("daemon: SIGTERM under load", "ends with 0, no answer cut off", stopped_under_load),
    ("daemon: kill -9 under load, started again", "{good}", killed_and_started),
    ("daemon: its port taken", "ends with 1, names the address; the first: {good}", port_taken),
    ("daemon: log on a full disk", "{good}", log_on_a_full_disk),
    ("daemon: 64 descriptors, 200 connections", "{good}", few_descriptors),
    ("clients: a thousand idle", "p99 under 100 ms, memory bounded", idle_connections),
    ("clients: 200 that do not read an export", "p99 under 100 ms, memory bounded", slow_readers),
    ("clients: 10 GB announced, 5000 fields, a long line, TLS, two lengths",
     "413, 431, 414, 400, 400; then {good}", hostile_requests),
)


def as_expected(expected, seen):
    if expected.startswith("an error that names it"):
        parts = seen.split("; ")
        whole = "or answers that are whole" in expected
        return all("ended with 1: " in part and "index" in part or whole and "search 200" in part for part in parts)
    if expected.startswith("an error, or"):
        return all(part.split(" × ")[1] in ("serves", "refuses") for part in seen.split(", "))
    return seen == expected


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", type=pathlib.Path, required=True)
    arguments.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "data")
    arguments.add_argument("--only", default="", help="those whose name has this in it")
    arguments.add_argument("--markdown", type=pathlib.Path)
    options = arguments.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rundkurs-faults-"))
    rows, different = [], 0
    try:
        place = Place(options, folder)
        with Daemon(place, place.good) as daemon:
            place.good_state = daemon.state()
        for name, expected, cause in FAULTS:
            if options.only not in name:
                continue
            if cause is index_not_readable and os.geteuid() == 0:
                print("left out, since root may read everything: " + name, flush=True)
                continue
            expected = expected.format(good=place.good_state)
            seen = cause(place)
            good = as_expected(expected, seen)
            different += not good
            rows.append((name, expected, seen.replace(str(folder), "…")))
            print("%s %s\n   expected %s\n   seen     %s" % ("  " if good else "!!", *rows[-1]), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if options.markdown:
        options.markdown.write_text("| fault | expected | seen |\n|---|---|---|\n" +
                                    "".join("| %s | %s | %s |\n" % row for row in rows))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
