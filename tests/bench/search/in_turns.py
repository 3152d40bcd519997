#!/usr/bin/env python3
"""Asks several servers the same questions in turns, class by class, and tells what each answer cost.

    in_turns.py --load build/release/tests/search_load --queries queries.tsv --rounds 3 --count 200 \\
        ours:words:18110:PID lucene:peer:18120:PID

A server is NAME:FORM:PORT:PID, the form as search_load has it. Each class has COUNT questions in a round, other ones in
the next. What is told is the median of the rounds: processor time of the server for each answer, from
/proc/PID/task/*/schedstat, which other programs on the machine change little, then p50 and p99 by the clock, and how
many records matched.
"""
import argparse
import glob
import pathlib
import re
import statistics
import subprocess
import tempfile


def processor_seconds(pid):
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            total += int(pathlib.Path(path).read_text().split()[0])
        except FileNotFoundError:  # A thread that ended meanwhile.
            pass
    return total / 1e9


def ask(load, server, queries, clients, count):
    _, form, port, pid = server
    before = processor_seconds(pid)
    told = subprocess.run(
        [load, form, port, queries, str(clients), "0", str(count)], check=True, capture_output=True, text=True).stdout
    cost = (processor_seconds(pid) - before) / count * 1e3
    row = next(line for line in told.splitlines() if line.startswith("all"))
    p50, p99, matches = (float(re.search(name + r" +([\d.]+)", row)[1]) for name in ("p50", "p99", "matches"))
    return cost, p50, p99, matches


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--load", required=True)
    parser.add_argument("--queries", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="questions of each class to leave out, for a warm-up")
    parser.add_argument("--clients", type=int, default=1)
    parser.add_argument("--classes", default="single,and,any,phrase,prefix,filters,all")
    parser.add_argument("servers", nargs="+")
    options = parser.parse_args()
    servers = [server.split(":") for server in options.servers]
    rows = pathlib.Path(options.queries).read_text("utf-8").splitlines(keepends=True)

    print(f"{'class':8} {'server':12} {'CPU ms':>8} {'p50 ms':>8} {'p99 ms':>8} {'matches':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.classes.split(","):
            of_kind = [row for row in rows if kind in ("all", row.split("\t")[0])][options.first:]
            seen = {server[0]: [] for server in servers}
            for turn in range(options.rounds):
                part = of_kind[turn * options.count:(turn + 1) * options.count]
                if not part:
                    break
                file = pathlib.Path(folder, f"{kind}-{turn}.tsv")
                file.write_text("".join(part), "utf-8")
                for server in servers:
                    seen[server[0]].append(ask(options.load, server, str(file), options.clients, len(part)))
            for name, figures in seen.items():
                cost, p50, p99, matches = (statistics.median(column) for column in zip(*figures))
                print(f"{kind:8} {name:12} {cost:8.3f} {p50:8.3f} {p99:8.3f} {matches:8.0f}", flush=True)


if __name__ == "__main__":
    main()
