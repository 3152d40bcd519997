#!/usr/bin/env python3
"""Makes offerings.jsonl of the collected flat rows.

    data/catalogue/build_offerings.py build/release/rundkurs-crawl ROWS.jsonl… >data/catalogue/offerings.jsonl

A person's labels (topics, relevance) and the words that found the page (evidence) are taken off, and the rows of left-out.json
are passed over; the program's own import makes the records. To be run again when data/sources or data/geo has changed.
"""
import json
import pathlib
import subprocess
import sys

LABELS = ("topics", "relevance", "evidence")


def shipped(rows, left_out):
    for row in rows:
        if row["id"] not in left_out:
            yield {name: value for name, value in row.items() if name not in LABELS}


def main():
    program, *files = sys.argv[1:]
    listed = json.loads((pathlib.Path(__file__).parent / "left-out.json").read_text("utf-8"))
    left_out = {entry["id"] for entry in listed["left_out"]}
    rows = [json.loads(line) for name in files for line in open(name, encoding="utf-8") if line.strip()]
    missing = left_out - {row["id"] for row in rows}
    if missing:
        sys.exit("left-out.json names rows that are not there: %s" % ", ".join(sorted(missing)))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in shipped(rows, left_out))
    done = subprocess.run([program, "import", "--dry-run", "-"], input=lines.encode(), stdout=subprocess.PIPE)
    sys.stdout.buffer.write(done.stdout)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
