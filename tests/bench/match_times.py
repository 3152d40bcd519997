#!/usr/bin/env python3
"""How long one match takes, beside a plain full-text OR query of the same words over the same texts.

    match_times.py --bin build/release [--count 100000] [--rounds 5] [--work DIR] [--shared ../shared]

Builds an index of `count` made records (tests/bench/README.md), starts the daemon on it, and puts every message to
POST /api/v1/match, over HTTP as another program would, and to SQLite's FTS5 right after: the same words with OR, ten hits by
BM25, in this process. The messages are those of tests/truth/inquiries.jsonl, and the judged ones beside the checkout. Prints the
times as the clock has them and the processor time of each side, which a busy machine spoils less. --work keeps corpus and index
for the next run.
"""
import argparse, contextlib, http.client, json, os, pathlib, re, socket, sqlite3, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIELDS = ("title", "summary", "description", "learning_outcomes", "prerequisites")


def messages(shared):
    for path in (ROOT / "tests/truth/inquiries.jsonl", pathlib.Path(shared) / "relevance/inquiries-dev.jsonl"):
        if path.exists():
            yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line.strip())
        else:
            print("not there, left out: %s" % path, file=sys.stderr)


def texts_of(record):
    for field in FIELDS:
        for value in record.get(field, {}).values():
            yield from ([value] if isinstance(value, str) else value)


def full_text(records, path):
    """The peer's index, in a file as ours."""
    fresh = not path.exists()
    base = sqlite3.connect(path)
    if fresh:
        base.execute("CREATE VIRTUAL TABLE offering USING fts5(id UNINDEXED, text, tokenize='unicode61')")
        with open(records, encoding="utf-8") as rows:
            base.executemany("INSERT INTO offering VALUES (?, ?)",
                             ((row["id"], "\n".join(texts_of(row))) for row in map(json.loads, rows)))
        base.execute("INSERT INTO offering(offering) VALUES ('optimize')")
        base.commit()
    return base


def any_word(base, text):
    words = sorted(set(re.findall(r"\w+", text.lower())))
    query = " OR ".join('"%s"' % word for word in words)
    return base.execute("SELECT id FROM offering WHERE offering MATCH ? ORDER BY bm25(offering) LIMIT 10", (query,)).fetchall()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def daemon(program, index, work):
    port = free_port()
    process = subprocess.Popen([program, "--data", ROOT / "data", "--index", index, "--desk", "sqlite:%s" % (work / "desk.db"),
                                "--catalogue", "sqlite:%s" % (work / "none.db"), "--listen", "127.0.0.1:%d" % port],
                               stderr=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            if process.poll() is not None:
                sys.exit("the daemon ended with %d" % process.returncode)
            with contextlib.suppress(OSError):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                connection.request("GET", "/readyz")
                if connection.getresponse().read() and connection.sock:
                    yield process.pid, connection
                    return
            time.sleep(0.1)
        sys.exit("the daemon is not ready")
    finally:
        process.terminate()
        process.wait()


def match(connection, text):
    body = json.dumps({"text": text, "limit": 10}).encode()
    connection.request("POST", "/api/v1/match", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        sys.exit("match: %d %s" % (answer.status, content[:200]))
    return json.loads(content)["hits"]


def cpu_of(pid):
    """Seconds of all its threads."""
    return sum(int(path.read_text().split()[0]) for path in pathlib.Path("/proc/%d/task" % pid).glob("*/schedstat")) / 1e9


def timed(work, *arguments):
    begin = time.perf_counter()
    found = work(*arguments)
    return 1000 * (time.perf_counter() - begin), found


def line(name, times, cpu):
    times = sorted(times)
    at = lambda part: times[min(len(times) - 1, int(part * len(times)))]
    return "%-22s p50 %6.1f ms   p95 %6.1f ms   max %6.1f ms   processor %6.1f ms a message" % (
        name, at(0.5), at(0.95), times[-1], 1000 * cpu / len(times))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--bin", required=True)
    ask.add_argument("--count", type=int, default=100000)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--work")
    ask.add_argument("--shared", default=ROOT.parent / "shared")
    args = ask.parse_args()
    binaries = pathlib.Path(args.bin)
    with contextlib.ExitStack() as stack:
        work = pathlib.Path(args.work or stack.enter_context(tempfile.TemporaryDirectory(prefix="rundkurs-bench-")))
        work.mkdir(parents=True, exist_ok=True)
        records, index = work / "records.ndjson", work / "index"
        if not records.exists():
            subprocess.run([binaries / "tests/search_corpus", ROOT / "data", str(args.count), "10", work], check=True)
        if not index.exists():
            subprocess.run([binaries / "tests/search_index", ROOT / "data", records, index], check=True, stdout=subprocess.DEVNULL)
        base = full_text(records, work / "peer.db")
        asked = list(messages(args.shared))
        pid, connection = stack.enter_context(daemon(binaries / "rundkurs-searchd", index, work))
        ours, theirs, ours_cpu, theirs_cpu, hits = [], [], 0.0, 0.0, 0
        for number in range(args.rounds + 1):
            if number == 1:  # By now both have in memory what they keep there.
                ours, theirs, ours_cpu, theirs_cpu, hits = [], [], -cpu_of(pid), 0.0, 0
            for text in asked:
                took, found = timed(match, connection, text)
                ours.append(took)
                hits += len(found)
                used = time.process_time()
                theirs.append(timed(any_word, base, text)[0])
                theirs_cpu += time.process_time() - used
        ours_cpu += cpu_of(pid)
        print("%d records, %d messages, %d rounds, %d cores, load %.1f" % (
            args.count, len(asked), args.rounds, os.cpu_count(), os.getloadavg()[0]))
        print(line("POST /api/v1/match", ours, ours_cpu) + ", %.1f hits" % (hits / len(ours)))
        print(line("FTS5, any of the words", theirs, theirs_cpu))
    return 0


if __name__ == "__main__":
    sys.exit(main())
