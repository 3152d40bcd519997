#!/usr/bin/env python3
"""What machines do to each other when one of them fails, and what Rundkurs makes of it.

    faults.py --bin build/release [--only WORD] [--markdown FILE]

Three machines on one switch: `front` with the daemon and a crawler, `left` with a shard of the index and another crawler,
`right` with the other shard, the database and the schools that are visited. Each fault is caused while they work. The table
says what was expected and what was seen; the exit status is 1 where they differ. Needs root, and takes some five minutes.
"""
import argparse
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import network
import school_sites
from machines import Asking, Database, Running, Shard, wait_for

HERE = pathlib.Path(__file__).resolve().parent
HOSTS, PAGES, DELAY = 8, 25, 0.3
SCHOOLS_PORT, DAEMON_PORT = 8000, 8080
EVERY_PAGE = HOSTS * (PAGES + 1)


class Bench:
    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.net = network.Network("front", "left", "right")
        self.running, self.shards, self.database, self.rows = [], [], None, []
        self.database = Database(self.net, "right", folder)
        self.log = folder / "asked.log"
        self.log.touch()
        schools = "%s:%d" % (self.net.addresses["right"], SCHOOLS_PORT)
        self.start("right", [sys.executable, HERE / "school_sites.py", *schools.split(":"), HOSTS, PAGES, self.log], "schools")
        self.crawl_words = [programs / "rundkurs-crawl", "run", "--sources", folder / "sources", "--resolve-to", schools]
        school_sites.write_sources(folder / "sources", HOSTS, DELAY)

    def start(self, machine, words, name, environment=None):
        process = Running(self.net, machine, words, self.folder / (name + ".log"), environment)
        self.running.append(process)
        return process

    def close(self):
        for process in [*self.running, *self.shards]:
            process.kill()
        if self.database:
            self.database.remove()
        self.net.remove()

    def row(self, fault, expected, seen, good):
        self.rows.append((fault, expected, seen, good))
        print("%s %s: %s" % ("ok    " if good else "FAILED", fault, seen), flush=True)

    # ---- crawls

    def crawler(self, machine, catalogue, environment=None):
        words = [*self.crawl_words, "--catalogue", catalogue]
        return self.start(machine, words, "crawl-" + machine, environment)

    def offerings(self, catalogue):
        """All of a catalogue, but for when it was seen."""
        file = self.folder / "export.ndjson"
        words = [self.programs / "rundkurs-crawl", "export", "--gone", "--catalogue", catalogue]
        with open(file, "w") as out:
            subprocess.run(self.net.inside("right", list(map(str, words))), stdout=out, check=True)
        rows = []
        for line in open(file):
            row = json.loads(line)
            for name in ("first_seen", "last_seen", "last_changed"):
                row.pop(name, None)
            for origin in row["provenance"].values():
                origin.pop("captured", None)
            rows.append(json.dumps(row, sort_keys=True))
        return rows

    def pages(self, since):
        return school_sites.asked(self.log, since)

    def log_lines(self):
        return len(self.log.read_text().splitlines())

    def put_off(self):
        """Pages that got no answer: they stay in the frontier, to be asked for again some hours later."""
        text = "".join(file.read_text() for file in self.folder.glob("crawl-*.log"))
        return re.findall(r"page not usable url=(\S+)", text)

    def crawl(self, name, disturb=None, environment=None):
        """A crawl by two that is disturbed when a third of it is done; the one on `left`, with the environment, begins, and so
        has most of the schools. Whoever ended with an error is started again, as the timer does. Gives the catalogue, what
        was asked for, and how the crawlers ended the first time."""
        catalogue, since, put_off = self.database.new(name), self.log_lines(), len(self.put_off())
        crawlers = {"left": self.crawler("left", catalogue, environment)}
        wait_for("the first page", lambda: self.pages(since))
        crawlers["front"] = self.crawler("front", catalogue)
        breaks = []
        if disturb:
            wait_for("a third of the pages", lambda: len(self.pages(since)) > EVERY_PAGE // 3)
            disturb(crawlers, lambda: breaks.append(len(self.pages(since))))
        first = {machine: crawler.status() for machine, crawler in crawlers.items()}
        last = dict(first)
        for _ in range(3):
            for machine in [m for m in last if last[m] != 0]:
                last[machine] = self.crawler(machine, catalogue).status()
        return {"catalogue": catalogue, "pages": self.pages(since), "breaks": breaks, "first": first, "last": last,
                "put_off": len(self.put_off()) - put_off}

    def judge(self, fault, expected, crawl, more="", good=True):
        lost = max(0, len(set(self.calm) - set(self.offerings(crawl["catalogue"]))) - crawl["put_off"])
        again = school_sites.repeated(crawl["pages"])
        needless = school_sites.needless(crawl["pages"], crawl["breaks"])
        ends = ", ".join("%s ended with %d" % item for item in sorted(crawl["first"].items()))
        seen = "%d of %d offerings lost, %d pages put off, %d asked for again, %d of them needlessly; %s" % (
            lost, len(self.calm), crawl["put_off"], len(again), len(needless), ends + more)
        self.row(fault, expected, seen, good and not lost and not needless and not any(crawl["last"].values()))

    def calm_crawl(self):
        crawl = self.crawl("calm")
        self.calm = self.offerings(crawl["catalogue"])
        self.calm_catalogue = crawl["catalogue"]
        whole = len(self.calm) == HOSTS * PAGES and not school_sites.repeated(crawl["pages"])
        self.row("none", "each page once, %d offerings" % (HOSTS * PAGES),
                 "%d pages, %d offerings" % (len(crawl["pages"]), len(self.calm)), whole)

    # ---- the daemon and its shards

    def serve(self):
        for number, machine in enumerate(("left", "right"), 1):
            words = [self.programs / "rundkurs-index", "build", "--catalogue", self.calm_catalogue, "--min-relevance", 0,
                     "--index", self.folder / machine, "--shards", 2, "--only-shard", number]
            if self.start(machine, words, "index-" + machine).status() != 0:
                raise RuntimeError((self.folder / ("index-" + machine + ".log")).read_text())
        self.shards = [Shard(self.net, machine, self.folder / machine / ("shard-%d" % number) / "current", 7200 + number,
                             self.folder / ("shard-%d.log" % number)) for number, machine in enumerate(("left", "right"), 1)]
        stub = self.folder / "index.stub"
        stub.write_text("".join("remote %s\n" % shard.address for shard in self.shards))
        address = "%s:%d" % (self.net.addresses["front"], DAEMON_PORT)
        words = [self.programs / "rundkurs-searchd", "--index", stub, "--catalogue", self.calm_catalogue,
                 "--desk", self.database.new("desk"), "--listen", address, "--cache", 0]
        self.start("front", words, "daemon")
        self.site = "http://" + address
        self.asking = Asking(self.net, "front", self.site + "/api/v1/search?q=ombruk")
        wait_for("an answer of both shards", lambda: any(a["status"] == 200 and not a["partial"] for a in self.asking.answers))
        self.total = self.asking.once()["total"]

    def is_whole(self, answer):
        return answer["status"] == 200 and not answer["partial"] and answer["total"] == self.total

    def wait_until_whole(self):
        moment = time.monotonic()
        wait_for("whole answers", lambda: any(self.is_whole(a) for a in self.asking.since(moment)))
        return time.monotonic() - moment

    def lose(self, fault, lose, bring_back, seconds):
        moment = time.monotonic()
        lose()
        time.sleep(seconds)
        bring_back()
        back = self.wait_until_whole()
        answers = self.asking.since(moment)
        bad = [a for a in answers if a["status"] != 200]
        false = [a for a in answers if a["status"] == 200 and not a["partial"] and a["total"] != self.total]
        partial = sum(a["partial"] for a in answers)
        slowest = max(a["took"] for a in answers)
        self.row(fault, "answers of the other shard that say so; whole ones again by itself",
                 "%d answers, %d partial, %d errors, %d wrong; the slowest took %.1f s; whole again after %.1f s" % (
                     len(answers), partial, len(bad), len(false), slowest, back),
                 partial > 0 and not bad and not false)

    def inquire(self):
        words = ["curl", "-s", "-m", "10", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Content-Type: application/json",
                 "-d", json.dumps({"text": "Vi trenger et kurs om ombruk av byggematerialer.", "hl": "nb", "consent": True}),
                 self.site + "/api/v1/inquiries"]
        done = subprocess.run(self.net.inside("front", words), capture_output=True, text=True)
        return int(done.stdout or 0)


# ---- the faults

def shard_killed(bench):
    bench.lose("a shard is killed, started again after 5 s", bench.shards[1].kill, bench.shards[1].start, 5)


def shard_cut(bench):
    bench.lose("the link of a shard is cut for 30 s", lambda: bench.net.cut("left"), lambda: bench.net.mend("left"), 30)


def crawler_killed(bench):
    def disturb(crawlers, broke):
        crawlers["left"].kill()
        broke()
    bench.judge("a crawler is killed", "the other goes on, and what the dead one held comes to it or the next run",
                bench.crawl("killed", disturb))


def database_restarted(bench):
    def disturb(_, broke):
        bench.database.stop()
        broke()
        time.sleep(1)
        bench.database.start()
    moment = time.monotonic()
    crawl = bench.crawl("restarted", disturb)
    bad = sum(not bench.is_whole(a) for a in bench.asking.since(moment))
    tries = next((n for n in range(1, 6) if bench.inquire() == 201), 0)
    more = "; the daemon: %d of %d searches failed, an inquiry is kept at try %d" % (
        bad, len(bench.asking.since(moment)), tries)
    bench.judge("the database is restarted", "crawlers end and say so, the next run goes on; searches do not notice",
                crawl, more, bad == 0 and tries > 0)


def crawler_cut(bench):
    def disturb(_, broke):
        bench.net.cut("left")
        broke()
        time.sleep(30)
        broke()
        bench.net.mend("left")
    bench.judge("the link of a crawler is cut for 30 s", "the other goes on; it goes on itself, or ends and says so",
                bench.crawl("cut", disturb))


def disk_full(bench):
    filler = bench.database.disk / "filler"

    def disturb(crawlers, broke):
        free = shutil.disk_usage(bench.database.disk).free
        subprocess.run(["fallocate", "-l", str(free - 65536), filler], check=True)
        going_on = list(crawlers.values())

        def all_ended():
            for crawler in [c for c in going_on if c.ended()]:
                going_on.remove(crawler)
                broke()  # Each loses the answers that it was about to keep.
            return not going_on
        wait_for("the full disk to be noticed", all_ended, 90)
        filler.unlink()
        if not bench.database.runs():
            bench.database.start()
    bench.judge("the disk of the database is full", "crawlers end and say so; with room again, the next run goes on",
                bench.crawl("full", disturb))


def index_disk_full(bench):
    disk = bench.folder / "small"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], check=True)
    try:
        words = [bench.programs / "rundkurs-index", "build", "--catalogue", bench.calm_catalogue, "--min-relevance", 0,
                 "--index", disk / "index"]
        first = bench.start("right", words, "small").status()
        current = (disk / "index" / "current").read_text()
        subprocess.run(["fallocate", "-l", str(shutil.disk_usage(disk).free - 65536), disk / "filler"], check=True)
        full = bench.start("right", [*words, "--full"], "small").status()
        kept = (disk / "index" / "current").read_text() == current
        check = bench.start("right", [bench.programs / "rundkurs-index", "check", "--index", disk / "index"], "small").status()
        (disk / "filler").unlink()
        again = bench.start("right", [*words, "--full"], "small").status()
        bench.row("the disk of the index is full", "the build ends with 1, the old index stays; with room again it is built",
                  "ended with %d, the old index %s and is %s; then ended with %d" % (
                      full, "stays" if kept else "is gone", "sound" if check == 0 else "broken", again),
                  (first, full, kept, check, again) == (0, 1, True, 0, 0))
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def clock_moved(bench):
    library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if library is None:
        print("skipped: the clock is not moved, as there is no libfaketime; install faketime", flush=True)
        return
    clock = bench.folder / "clock"
    clock.write_text("+0")

    def disturb(_, broke):
        for shift in ("+1h", "-2h", "+0"):
            clock.write_text(shift)
            time.sleep(2)
        broke()
    environment = {"LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1",
                   "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    crawl = bench.crawl("clock", disturb, environment)
    bench.judge("a crawler's clock is moved: 1 h ahead, 2 h back", "it goes on", crawl)


FAULTS = (shard_killed, shard_cut, crawler_killed, database_restarted, crawler_cut, disk_full, index_disk_full, clock_moved)


def markdown(rows):
    text = "| fault | expected | seen |\n|---|---|---|\n"
    return text + "".join("| %s | %s | %s |\n" % row[:3] for row in rows)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True)
    arguments.add_argument("--only", default="", help="faults whose name has this word")
    arguments.add_argument("--markdown", type=pathlib.Path)
    arguments.add_argument("--keep", action="store_true", help="leave the logs")
    options = arguments.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    why_not = network.why_not()
    if not why_not and not list(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        why_not = "no /usr/lib/postgresql/*/bin/initdb; install postgresql"
    if not why_not and shutil.which("xapian-tcpsrv") is None:
        why_not = "no xapian-tcpsrv; install xapian-tools"
    if why_not:
        print("skipped: " + why_not)
        return 0
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rundkurs-faults-"))
    folder.chmod(0o755)
    bench = None
    try:
        bench = Bench(options.bin.resolve(), folder)
        bench.calm_crawl()
        bench.serve()
        for fault in FAULTS:
            if options.only in fault.__name__:
                fault(bench)
        bench.asking.stop()
    finally:
        if bench:
            bench.close()
        if options.keep:
            print("logs: %s" % folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    if options.markdown:
        options.markdown.write_text(markdown(bench.rows))
    return 0 if all(row[3] for row in bench.rows) else 1


if __name__ == "__main__":
    sys.exit(main())
