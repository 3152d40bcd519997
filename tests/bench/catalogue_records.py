#!/usr/bin/env python3
"""Records like the catalogue's, as many as one wants, for benchmarks.

    catalogue_records.py COUNT [--seed N] >records.ndjson

Each has a title, a summary, outcomes, requirements and facts of about the size and the spread of the shipped catalogue, in
one of six languages (en nb sv da fi is). Words are drawn as often as the shipped texts have them (data/catalogue), one in
twelve is a compound made of two of them, so that the number of different words grows with the records as it does in life, and
every record has some labels of data/vocabulary. The same COUNT and seed give the same bytes; a longer run begins like a
shorter one.
"""
import argparse
import bisect
import collections
import itertools
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "nb", "sv", "da", "fi", "is")
SHARES = (0.40, 0.16, 0.16, 0.10, 0.13, 0.05)
TEXTS = ("title", "summary", "description", "prerequisites", "audience_text")
LEVELS = ("bachelor", "master", "vocational", "continuing", "phd", "unspecified")
KINDS = ("course", "course", "course", "programme", "module", "continuing-education")
COUNTRIES = ("NO", "SE", "DK", "FI", "IS")
INSTITUTIONS = 120


class Words:
    """Draws words of one language by their frequency."""

    def __init__(self, counts):
        self.words = sorted(counts)
        self.sums = list(itertools.accumulate(counts[word] for word in self.words))

    def draw(self, chance):
        return self.words[bisect.bisect(self.sums, chance.random() * self.sums[-1])]

    def text(self, chance, count, labels):
        out = []
        while len(out) < count:
            dice = chance.random()
            if dice < 0.03:
                out.append(chance.choice(labels))
            elif dice < 0.11:
                out.append(self.draw(chance) + self.draw(chance))
            else:
                out.append(self.draw(chance))
        sentences = [" ".join(out[i:i + 14]) for i in range(0, count, 14)]
        return ". ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)


def shipped_words():
    counts = {language: collections.Counter() for language in LANGUAGES}
    with open(ROOT / "data/catalogue/offerings.jsonl", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            for field in TEXTS:
                for language, text in row.get(field, {}).items():
                    if language in counts:
                        counts[language].update(re.findall(r"[^\W\d_]+", text.lower()))
    return {language: Words(count) for language, count in counts.items()}


def shipped_labels():
    concepts = json.loads((ROOT / "data/vocabulary/concepts.json").read_text("utf-8"))["concepts"]
    return {language: [label for concept in concepts if concept.get("kind") != "false-friend"
                       for labels in [concept["labels"].get(language, {})]
                       for label in [labels.get("pref"), *labels.get("alt", [])] if label]
            for language in LANGUAGES}


def record(number, chance, words, labels):
    language = chance.choices(LANGUAGES, SHARES)[0]
    draw = words[language]
    own = labels[language]
    institution = chance.randrange(INSTITUTIONS)
    country = COUNTRIES[institution % len(COUNTRIES)]
    home = "https://www.u%d.example" % institution
    code = "C%06d" % number
    level = chance.choice(LEVELS)
    title = (chance.choice(own) if chance.random() < 0.6 else draw.draw(chance)) + " " + draw.text(chance, chance.randint(1, 4), own)
    made = {
        "id": "%s-u%d-%s" % (country.lower(), institution, code.lower()),
        "url": "%s/%s/course/%s" % (home, language, code),
        "institution": {"id": "%s-u%d" % (country.lower(), institution), "name": {"en": "University %d" % institution},
                        "country": country, "url": home},
        "title": {language: title},
        "summary": {language: draw.text(chance, chance.randint(25, 60), own)},
        "description": {language: draw.text(chance, chance.randint(60, 140), own)},
        "learning_outcomes": {language: [draw.text(chance, chance.randint(5, 14), own) for _ in range(chance.randint(0, 5))]},
        "prerequisites": {language: draw.text(chance, chance.randint(4, 15), own)},
        "code": code, "kind": chance.choice(KINDS), "level": level,
        "ects": chance.choice((2.5, 5, 7.5, 10, 15, 30, 60)),
        "language_of_instruction": [language],
        "mode": [chance.choice(("campus", "online", "blended"))],
        "runs": [{"start": "202%d-0%d" % (chance.randint(6, 8), chance.choice((1, 8)))}],
        "provenance": {"title": {"url": "%s/%s/course/%s" % (home, language, code), "extractor": "html", "rule": "h1"}},
    }
    if not made["learning_outcomes"][language]:
        del made["learning_outcomes"]
    return made


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("count", type=int)
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    chance = random.Random(args.seed)
    words, labels = shipped_words(), shipped_labels()
    for number in range(args.count):
        sys.stdout.write(json.dumps(record(number, chance, words, labels), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
