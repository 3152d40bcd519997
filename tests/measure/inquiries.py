#!/usr/bin/env python3
"""How well messages in plain words are read and answered: prints one row a measure, with what is wanted.

    tests/measure/inquiries.py [--build build/release] [--shared ../shared] [--misses]

Our own messages (tests/truth/inquiries.jsonl) say what a person reads out of them. The judged ones beside the checkout are put to
a daemon over the judged offerings, whose labels are taken off first; a plain full-text OR query over the same rows stands beside.
Exit 1 where a wanted figure is not reached.
"""
import argparse, json, os, pathlib, sys, tempfile, urllib.request

from understanding import Programs, Skipped, jsonl, row

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def ask(base, text):
    body = json.dumps({"text": text, "limit": 10}).encode()
    request = urllib.request.Request(base + "/api/v1/match", body, {"Content-Type": "application/json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
        return json.load(answer)


def f1(got, want):
    return 2 * len(got & want) / (len(got) + len(want)) if got or want else 1.0


def norwegian(languages):
    return {"no" if language in ("nb", "nn") else language for language in languages}


def facts(read, wanted):
    """Name, right or not, and what was read, for each fact that a person reads out of the message."""
    excluded = read["excluded"]
    for name, value in wanted.items():
        if name in ("modes", "kinds", "levels", "countries"):
            got = set(read[name])
            # Further education and meetings now and then are allowed beside what was asked for.
            yield name, set(value) <= got and got <= set(value) | {"continuing", "blended", "course"}, read[name]
        elif name == "languages":
            yield name, norwegian(read[name]) == norwegian(value), read[name]
        elif name.startswith("not_"):
            yield name, set(value) <= set(excluded.get(name[4:], [])), excluded
        elif name == "places":
            yield name, {place["name"] for place in read["places"]} == set(value), read["places"]
        elif name == "about":
            yield name, read["about_learning"] == value, read["about_learning"]
        elif name != "topics":
            yield name, read[name] == value, read[name]


def own_messages(base, misses):
    """What the program reads out of our own messages."""
    right, counted, scores = {}, {}, []
    for inquiry in jsonl(ROOT / "tests/truth/inquiries.jsonl"):
        read, wanted = ask(base, inquiry["text"])["interpreted"], inquiry["expected"]
        checks = list(facts(read, {"about": True} | wanted))
        if wanted["topics"]:
            topics = {topic["id"] for topic in read["topics"]}
            scores.append(f1(topics, set(wanted["topics"])))
            checks.append(("language of the message", read["language"] == inquiry["lang"], read["language"]))
            if misses and scores[-1] < 1:
                print("%s topics %s, read %s" % (inquiry["iid"], wanted["topics"], [(t["id"], t["score"], t["words"]) for t in read["topics"]]))
        for name, holds, got in checks:
            counted[name], right[name] = counted.get(name, 0) + 1, right.get(name, 0) + holds
            if misses and not holds:
                print("%s %s: %s, read %s" % (inquiry["iid"], name, wanted.get(name), got))
    yield row("topic F1", "own messages", sum(scores) / len(scores), 0.80)
    yield row("facts read right", "own messages", sum(right.values()) / sum(counted.values()), 0.90)
    for name in sorted(counted):
        yield row("  %s (%d)" % (name, counted[name]), "own messages", right[name] / counted[name], 0.0)


def judged_messages(programs, base):
    """Those of other people, as their own checks score them."""
    theirs = programs.shared("relevance/inquiries-dev.jsonl")
    docs = sorted(programs.shared("catalogue").glob("*.jsonl"))
    same = programs.shared("relevance/same-offering.txt")
    with tempfile.TemporaryDirectory(prefix="rundkurs-measure-") as folder:
        runs = {"matching": pathlib.Path(folder) / "match.ndjson", "full-text OR": pathlib.Path(folder) / "or.ndjson"}
        programs.check("match_run.py", base, theirs, runs["matching"])
        programs.check("baseline_match_fts5.py", theirs, runs["full-text OR"], *docs)
        for name, run in runs.items():
            told = programs.check("match_score.py", theirs, run, "--docs", *docs, "--same", same, "--json")
            score, wanted = json.loads(told)["all"], name == "matching"
            yield row("good answer in the first three", name, score["top3"], 0.85 if wanted else 0)
            yield row("recall@5", name, score["R@5"], 0)
            yield row("nDCG@10", name, score["nDCG@10"], 0)
            if wanted:
                yield row("topic F1", name, score["topicF1"], 0.80)
                yield row("uncovered topics F1", name, score["uncoveredF1"] or 0, 0)
            yield row("messages with a constraint broken", name, score["hard_inquiries_broken"] / score["hard_inquiries"], 0 if wanted else 1, at_most=True)
            yield row("answers to other messages", name, score["false_answers"] / score["not_education"], 0 if wanted else 1, at_most=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=ROOT / "build/release")
    parser.add_argument("--shared", default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true", help="name every fact of our own messages that was read wrong")
    options = parser.parse_args()
    os.environ.setdefault("RUNDKURS_DATA", str(ROOT / "data"))
    programs, failed = Programs(options.build, options.shared), False
    try:
        rows = programs.check("strip_labels.py", *sorted(programs.shared("catalogue").glob("*.jsonl")))
        judged = True
    except Skipped as skipped:
        print("judged messages skipped: %s" % skipped)
        rows, judged = (ROOT / "data/catalogue/offerings.jsonl").read_text(encoding="utf-8"), False
    with programs.serving(rows) as base:
        measured = list(own_messages(base, options.misses))
        if judged:
            measured += judged_messages(programs, base)
    for each in measured:
        reached = each["figure"] <= each["wanted"] if each["at_most"] else each["figure"] >= each["wanted"]
        failed = failed or not reached
        print("%-36s %-14s %6.3f  %s%s" % (each["what"], each["on"], each["figure"], "" if each["wanted"] in (0, 1) and not each["at_most"] else
              "wanted %s %.2f" % ("at most" if each["at_most"] else "at least", each["wanted"]), "" if reached else "  NOT REACHED"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
