#!/usr/bin/env python3
"""How building, answering and memory grow with the number of offerings, in one index and in two shards.

    scale_curve.py --bin build/release --work DIR [--counts 10000,30000,100000] [--plain]

For each count records and questions are made by `search_corpus`, an index is built from them by `search_index` and served, and the
same questions are put to it (`search_load words`: ten titles, exact counts of seven facets, one client). Then the same in two shards,
each behind a `xapian-tcpsrv` of its own. Everything is on this machine, so the shards show what the way costs and not what a second
machine gains. Memory is of the servers together: what is their own (anonymous) and what they hold of files. --plain leaves out
ideas and compounds. DIR is kept; what has been built there is not built again.
"""
import argparse
import pathlib
import re
import socket
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[2] / "data"
ASKED, WARM = 400, 400


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def size_mb(folder):
    return sum(file.stat().st_size for file in pathlib.Path(folder).rglob("*") if file.is_file()) / 1e6


def memory_mb(servers, field):
    return sum(int(re.search(field + r":\s+(\d+) kB", pathlib.Path("/proc/%d/status" % server.pid).read_text())[1])
               for server in servers) / 1024


class Bench:
    def __init__(self, binaries, work, data):
        self.binaries, self.work, self.data = binaries, work, data

    def run(self, name, *arguments):
        return subprocess.run([self.binaries / name, *map(str, arguments)], check=True, capture_output=True, text=True).stdout

    def corpus(self, count):
        folder = self.work / str(count)
        if not (folder / "queries.tsv").exists():
            self.run("tests/search_corpus", DATA, count, ASKED + WARM, folder)
        return folder

    def index(self, corpus, shards):
        """The folder of the index, and what building it took."""
        folder, told = corpus / ("index-%d" % shards), corpus / ("built-%d" % shards)
        if not told.exists():
            told.write_text(self.run("tests/search_index", self.data, corpus / "records.ndjson", folder, *([shards] if shards > 1 else [])))
        seconds, cpu, most = re.search(r"in ([\d.]+) s, CPU ([\d.]+) s, most memory (\d+) MB", told.read_text()).groups()
        return folder, {"build s": float(seconds), "build CPU s": float(cpu), "build MB": float(most)}

    def serve(self, index, shards, servers):
        """The port of a daemon over the index; what was started is added to `servers`."""
        if shards > 1:
            ports = [free_port() for _ in range(shards)]
            for number, port in enumerate(ports, 1):
                # In a group of its own: when it is ended it ends its whole group.
                servers.append(subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port), "--idle-timeout",
                                                 "3600000", index / ("shard-%d" % number) / "current"], stdout=subprocess.DEVNULL,
                                                start_new_session=True))
            index = index.with_suffix(".stub")
            index.write_text("".join("remote 127.0.0.1:%d\n" % port for port in ports))
        port = free_port()
        servers.append(subprocess.Popen([self.binaries / "rundkurs-searchd", "--data", self.data, "--index", index, "--cache", "0", "--listen",
                                         "127.0.0.1:%d" % port], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        for _ in range(600):
            try:
                urllib.request.urlopen("http://127.0.0.1:%d/readyz" % port, timeout=5).close()
                return port
            except OSError:
                time.sleep(0.2)
        sys.exit("the daemon over %s is not ready after two minutes" % index)

    def ask(self, port, questions):
        self.run("tests/search_load", "words", port, questions, 1, 0, WARM)
        told = self.run("tests/search_load", "words", port, questions, 1, WARM, ASKED)
        every = next(line for line in told.splitlines() if line.startswith("all"))
        figures = {name + " ms": float(re.search(name + r" +([\d.]+)", every)[1]) for name in ("p50", "p99")}
        return figures | {"requests/s": float(re.search(r"([\d.]+) requests a second", told)[1])}

    def measure(self, count, shards):
        corpus = self.corpus(count)
        index, figures = self.index(corpus, shards)
        servers = []
        try:
            port = self.serve(index, shards, servers)
            figures |= self.ask(port, corpus / "queries.tsv")
            figures["own MB"], figures["file MB"] = memory_mb(servers, "RssAnon"), memory_mb(servers, "RssFile")
        finally:
            for server in servers:
                server.terminate()
                server.wait()
        return figures | {"index MB": size_mb(index)}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--bin", required=True, type=pathlib.Path)
    ask.add_argument("--work", required=True, type=pathlib.Path)
    ask.add_argument("--counts", default="10000,30000,100000")
    ask.add_argument("--plain", action="store_true")
    args = ask.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    data = DATA
    if args.plain:
        data = args.work / "plain"
        subprocess.run([sys.executable, HERE / "plain_data.py", data], check=True)
    bench, titles = Bench(args.bin.resolve(), args.work.resolve(), data.resolve()), None
    for count in map(int, args.counts.split(",")):
        for shards in (1, 2):
            figures = bench.measure(count, shards)
            if titles is None:
                titles = list(figures)
                print("| offerings | shards | %s |\n|--:|--:|%s" % (" | ".join(titles), "--:|" * len(titles)))
            print("| %d | %d | %s |" % (count, shards, " | ".join("%.4g" % figures[title] for title in titles)), flush=True)


if __name__ == "__main__":
    main()
