#!/usr/bin/env python3
"""A data folder without ideas and compounds, for the comparison of the engine alone with its peers.

    plain_data.py TARGET

Copies data/ but for the sources, with a vocabulary of one concept that no text names and no parts of compounds. Twin
spellings stay: they belong to the index.
"""
import json
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]


def main():
    target = pathlib.Path(sys.argv[1])
    shutil.copytree(ROOT / "data", target, ignore=shutil.ignore_patterns("sources", "catalogue"), dirs_exist_ok=True)
    concepts = json.loads((target / "vocabulary/concepts.json").read_text("utf-8"))
    concept = concepts["concepts"][0]
    for links in ("broader", "related", "not_same_as", "external", "external_match", "label_sources"):
        concept.pop(links, None)
    concept["labels"] = {"en": {"pref": "qzqzqz"}}
    concepts["concepts"] = [concept]
    (target / "vocabulary/concepts.json").write_text(json.dumps(concepts, ensure_ascii=False), "utf-8")
    compounds = json.loads((target / "vocabulary/compounds.json").read_text("utf-8"))
    compounds["parts"] = {language: parts[:1] for language, parts in compounds["parts"].items()}
    (target / "vocabulary/compounds.json").write_text(json.dumps(compounds, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
