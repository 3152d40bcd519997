#!/usr/bin/env python3
"""The commands that fill a Groonga database with search_corpus' rows.

    groonga_rows.py rows.tsv | groonga -n DATABASE > /dev/null
    groonga --protocol http --bind-address 127.0.0.1 --port 18124 -s DATABASE
"""
import json
import sys

FACETS = ("level", "institution", "topic", "language", "country", "mode", "kind")
LISTS = ("topic", "language")


def main():
    for facet in FACETS:
        print(f"table_create {facet}_values TABLE_HASH_KEY ShortText")
    print("table_create Records TABLE_NO_KEY")
    print("column_create Records title COLUMN_SCALAR ShortText")
    print("column_create Records text COLUMN_SCALAR Text")
    for facet in FACETS:
        print(f"column_create Records {facet} COLUMN_{'VECTOR' if facet in LISTS else 'SCALAR'} {facet}_values")
        print(f"column_create {facet}_values records COLUMN_INDEX Records {facet}")
    print("table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit")
    print("load --table Records")
    print("[")
    with open(sys.argv[1], encoding="utf-8") as rows:
        for number, line in enumerate(rows):
            _, title, text, *values = line.rstrip("\n").split("\t")
            record = {"title": title, "text": text}
            for facet, value in zip(FACETS, values):
                record[facet] = value.split("|") if facet in LISTS else value
            print(("," if number else "") + json.dumps(record, ensure_ascii=False))
    print("]")
    # Behind the records: an index made of all of them at once is made faster.
    print("column_create Words records COLUMN_INDEX|WITH_POSITION Records text")


if __name__ == "__main__":
    main()
