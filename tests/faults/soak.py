#!/usr/bin/env python3
"""A daemon under mixed load while its index is built again and again: does it grow, leak or fail?

    soak.py --bin build/release [--minutes 15] [--clients 4] [--rate 40] [--data data]

Searches, pages in seven languages, what is typed, offerings, matches, exports, feeds, inquiries, wrong requests and connections
that are left half-way. Every half minute a correction changes an offering and the index follows, now and then all of it anew.
Prints a line a minute; the exit status is 1 where an answer was none of those expected, or where memory or descriptors rose
after the first third.
"""
import argparse
import collections
import http.client
import json
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

LANGUAGES = ("nb", "nn", "sv", "da", "fi", "is", "en")
WORDS = ("ombruk", "avfall", "kiertotalous", "cirkulær økonomi", "återbruk", "matsvinn", "plast", "waste", "design",
         "endurvinnsla", "life cycle assessment", "tekstil", "master bygg Oslo", "reparasjon", "circular economy Finland")


class Load:
    def __init__(self, port, ids):
        self.port, self.ids = port, ids
        self.ended = threading.Event()
        self.lock = threading.Lock()
        self.statuses, self.bad, self.times = collections.Counter(), [], []

    def request(self, choice):
        """Method, target, body, and the statuses that may come."""
        q = urllib.parse.quote(choice.choice(WORDS))
        hl = choice.choice(LANGUAGES)
        one = choice.choice(self.ids)
        return choice.choices([
            ("GET", "/api/v1/search?q=%s&hl=%s&page=%d" % (q, hl, choice.randint(1, 3)), None, (200,)),
            ("GET", "/?q=%s&hl=%s" % (q, hl), None, (200, 302, 303)),
            ("GET", "/api/v1/suggest?q=%s&hl=%s" % (q[:choice.randint(1, 6)].split("%")[0] or "a", hl), None, (200,)),
            ("GET", "/api/v1/offerings/" + one, None, (200,)),
            ("GET", "/offering/%s?hl=%s" % (one, hl), None, (200,)),
            ("GET", "/overview?q=%s&hl=%s" % (q, hl), None, (200,)),
            ("GET", "/gaps?hl=" + hl, None, (200,)),
            ("GET", "/feed.atom?q=" + q, None, (200,)),
            ("GET", "/api/v1/export?format=%s&q=%s" % (choice.choice(("csv", "ndjson", "jsonld", "elm")), q), None, (200,)),
            ("POST", "/api/v1/match", json.dumps({"text": "Vi trenger et kurs om %s." % choice.choice(WORDS)}), (200,)),
            ("POST", "/api/v1/inquiries", json.dumps({"text": "Vi trenger et kurs om %s." % choice.choice(WORDS)}), (201, 429)),
            ("GET", "/api/v1/search?q=%FF&hl=xx", None, (400,)),
            ("GET", "/nowhere/" + q, None, (404,)),
        ], weights=(30, 15, 20, 8, 8, 4, 2, 3, 2, 3, 1, 2, 2))[0]

    def run(self, seed, pause):
        choice = random.Random(seed)
        connection = None
        while not self.ended.wait(pause * choice.uniform(0.5, 1.5)):
            if choice.random() < 0.02:
                self.leave_half_way(choice)
            method, target, body, expected = self.request(choice)
            begun = time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request(method, target, body.encode() if body else None,
                                   {"Content-Type": "application/json"} if body else {})
                answer = connection.getresponse()
                answer.read()
                self.note(answer.status, target, answer.status in expected, time.monotonic() - begun)
                if choice.random() < 0.1:
                    connection.close()
                    connection = None
            except (OSError, http.client.HTTPException) as error:
                # A connection that has been idle may have been ended by the daemon meanwhile.
                if not isinstance(error, (http.client.RemoteDisconnected, ConnectionResetError)):
                    self.note(0, "%s: %r" % (target, error), False, 0)
                connection = None

    def leave_half_way(self, choice):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as half:
            half.sendall(b"GET /api/v1/search?q=plast HTTP/1.1\r\nHost: x\r\n"[:choice.randint(1, 40)])

    def note(self, status, target, good, took):
        with self.lock:
            self.statuses[status] += 1
            self.times.append(took)
            if not good:
                self.bad.append("%d %s" % (status, target))


    def told(self):
        """What a line says of the requests, and of the times since the last one."""
        with self.lock:
            times, self.times = sorted(self.times) or [0], []
            return "%9d %5d %7.1f %7.0f" % (sum(self.statuses.values()), len(self.bad), times[len(times) // 2] * 1e3,
                                            times[len(times) * 99 // 100] * 1e3)


class Changes(threading.Thread):
    """Corrects an offering every half minute, and has the index follow."""

    def __init__(self, call, catalogue, index, ids):
        super().__init__(daemon=True)
        self.call, self.catalogue, self.index, self.ids = call, catalogue, index, ids
        self.ended, self.builds, self.failed = threading.Event(), 0, 0

    def run(self):
        choice = random.Random(1)
        while not self.ended.wait(30):
            try:
                self.call("crawl", "correct", "--catalogue", self.catalogue, choice.choice(self.ids),
                          "ects=%d" % choice.randint(1, 30))
                self.call("index", "build", "--catalogue", self.catalogue, "--index", self.index,
                          *(["--full"] if self.builds % 5 == 4 else []))
                self.builds += 1
            except subprocess.CalledProcessError as error:
                self.failed += 1
                print(error, flush=True)


def memory_and_descriptors(pid):
    status = dict(line.split(":", 1) for line in pathlib.Path("/proc/%d/status" % pid).read_text().splitlines())
    anonymous = int(status["RssAnon"].split()[0]) / 1024
    return anonymous, len(list(pathlib.Path("/proc/%d/fd" % pid).iterdir())), int(status["Threads"])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True)
    arguments.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "data")
    arguments.add_argument("--minutes", type=float, default=15)
    arguments.add_argument("--clients", type=int, default=4)
    arguments.add_argument("--rate", type=float, default=40, help="requests a second of all clients together, at most")
    options = arguments.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rundkurs-soak-"))
    catalogue, index, port = "sqlite:%s/c.db" % folder, folder / "index", free_port()

    def program(name, *words):
        return [options.bin / ("rundkurs-" + name), "--data", options.data, *map(str, words)]

    def call(name, *words):
        subprocess.run(program(name, *words), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    daemon = None
    try:
        offerings = options.data / "catalogue" / "offerings.jsonl"
        call("crawl", "import", "--catalogue", catalogue, offerings)
        call("index", "build", "--catalogue", catalogue, "--index", index)
        log = open(folder / "daemon.log", "w")
        daemon = subprocess.Popen(program("searchd", "--index", index, "--catalogue", catalogue, "--desk",
                                          "sqlite:%s/desk.db" % folder, "--listen", "127.0.0.1:%d" % port), stderr=log)
        listed = None
        while not listed:
            time.sleep(0.2)
            if daemon.poll() is not None:
                sys.exit((folder / "daemon.log").read_text())
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                connection.request("GET", "/api/v1/export?format=ndjson")
                answer = connection.getresponse()
                listed = answer.status == 200 and [json.loads(line)["id"] for line in answer.read().splitlines()]
            except OSError:
                pass
        load = Load(port, listed[:500])
        pause = options.clients / options.rate
        clients = [threading.Thread(target=load.run, args=(number, pause), daemon=True) for number in range(options.clients)]
        for client in clients:
            client.start()
        changes = Changes(call, catalogue, index, load.ids)
        changes.start()
        begun, samples = time.monotonic(), []
        print("minute  requests   bad  p50 ms  p99 ms  memory MB  descriptors  threads  builds", flush=True)
        while time.monotonic() - begun < options.minutes * 60:
            time.sleep(30)
            samples.append(memory_and_descriptors(daemon.pid))
            if len(samples) % 2 == 0:
                print("%6d %s %10.0f %12d %8d %7d" % (len(samples) // 2, load.told(), *samples[-1], changes.builds), flush=True)
        changes.ended.set()
        load.ended.set()
        for thread in [*clients, changes]:
            thread.join()
        third = max(1, len(samples) // 3)
        grown = [max(s[what] for s in samples[-third:]) / max(1, max(s[what] for s in samples[:third])) for what in (0, 1)]
        print("answers: %s; the last third beside the first: memory × %.2f, descriptors × %.2f" % (
            dict(load.statuses), *grown))
        for line in load.bad[:10]:
            print("bad: " + line)
        return 0 if not load.bad and not changes.failed and grown[0] < 1.15 and grown[1] < 1.5 else 1
    finally:
        if daemon:
            daemon.terminate()
            daemon.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
