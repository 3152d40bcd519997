#!/usr/bin/env python3
"""Building the index against Xapian's own scriptindex with plain stemming of the same fields, side by side.

    index_build.py --bin build/release [--count 100000] [--rounds 3] [--catalogue DB]

Prints wall time, CPU time and the most memory of each, and the ratio of the medians. Both read the same records from a warm
page cache: ours the catalogue, scriptindex its own input format. With --catalogue a catalogue made before is taken again.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = ("title", "summary", "description", "learning_outcomes", "prerequisites")
SCRIPT = """id : boolean=Q unique=Q field=id
title : weight=6 index index=S field=title
summary : weight=2 index
description : weight=2 index
learning_outcomes : weight=2 index
prerequisites : index
"""


def texts(row, field):
    for value in row.get(field, {}).values():
        yield from ([value] if isinstance(value, str) else value)


def make_peer_input(records, target):
    with open(records, encoding="utf-8") as rows, open(target, "w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            out.write("id=%s\n" % row["id"])
            for field in FIELDS:
                for text in texts(row, field):
                    out.write("%s=%s\n" % (field, text.replace("\n", "\n=")))
            out.write("\n")


def timed(command, **options):
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit("%s failed: %s" % (" ".join(map(str, command)), errors.decode("utf-8", "replace")[-500:]))
    return {"wall": time.monotonic() - begin, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024}


def size_mb(folder):
    return sum(f.stat().st_size for f in pathlib.Path(folder).rglob("*") if f.is_file()) / 1e6


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--bin", required=True)
    ask.add_argument("--count", type=int, default=100000)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--catalogue")
    args = ask.parse_args()
    scriptindex = shutil.which("scriptindex")
    if not scriptindex:
        print("skipped: no scriptindex (Debian package xapian-omega)")
        return 0
    binaries = pathlib.Path(args.bin)
    with tempfile.TemporaryDirectory(prefix="rundkurs-bench-") as work:
        work = pathlib.Path(work)
        records = work / "records.ndjson"
        with open(records, "w") as out:
            subprocess.run([sys.executable, HERE / "catalogue_records.py", str(args.count)], stdout=out, check=True)
        catalogue = pathlib.Path(args.catalogue) if args.catalogue else work / "catalogue.db"
        if not catalogue.exists():
            subprocess.run([binaries / "rundkurs-crawl", "import", "--catalogue", "sqlite:%s" % catalogue, records], check=True,
                           stdout=subprocess.DEVNULL)
        make_peer_input(records, work / "peer.txt")
        (work / "script").write_text(SCRIPT)
        rounds = {"ours": [], "scriptindex": []}
        for number in range(args.rounds):
            ours, peer = work / ("ours%d" % number), work / ("peer%d" % number)
            rounds["ours"].append(timed([binaries / "rundkurs-index", "build", "--catalogue", "sqlite:%s" % catalogue,
                                         "--index", ours, "--min-relevance", "0"]))
            rounds["scriptindex"].append(timed([scriptindex, "--stemmer", "english", peer, work / "script", work / "peer.txt"]))
            sizes = size_mb(ours), size_mb(peer)
            shutil.rmtree(ours)
            shutil.rmtree(peer)
        print("%d records, %d rounds, %d cores" % (args.count, args.rounds, os.cpu_count()))
        for name, runs in rounds.items():
            print("%-12s wall %.1f s (%s), CPU %.1f s, memory %.0f MB" % (
                name, statistics.median(run["wall"] for run in runs), " ".join("%.1f" % run["wall"] for run in runs),
                statistics.median(run["cpu"] for run in runs), max(run["mb"] for run in runs)))
        print("index on disk: ours %.0f MB, scriptindex %.0f MB" % sizes)
        medians = {name: statistics.median(run["wall"] for run in runs) for name, runs in rounds.items()}
        print("ratio of wall times, ours to scriptindex: %.2f" % (medians["ours"] / medians["scriptindex"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
