#!/usr/bin/env python3
"""Check gazetteers/foreign_names.tsv (a hand table) and refresh its source column.

    python3 scripts/foreign_names_check.py [names_by_country.tsv]
source = cc0names@eb62e13 where the name (diacritics and case folded) stands in
sigpwned/popular-names-by-country-dataset @eb62e13 (CC0) under the row's class, else hand.
The reference is read for checking only; nothing is copied from it.
"""
import os
import sys
import unicodedata

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gazetteers", "foreign_names.tsv")
REF = sys.argv[1] if len(sys.argv) > 1 else "../shared/reference/names_by_country_cc0.tsv"
EXTRA = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "Ł": "L", "Ø": "O", "Đ": "D"})


def fold(s):
    return "".join(c for c in unicodedata.normalize("NFD", s.translate(EXTRA)) if not unicodedata.combining(c)).lower()


ref = {"given": set(), "surname": set()}
with open(REF, encoding="utf-8") as f:
    next(f)
    for line in f:
        kind, name, *_ = line.rstrip("\n").split("\t")
        ref["given" if kind == "forename" else "surname"].add(fold(name))

with open(TABLE, encoding="utf-8") as f:
    lines = f.read().splitlines()
assert lines[0] == "name\tclass\tgender\tculture\tsource", lines[0]
rows, seen = [], set()
for line in lines[1:]:
    name, cls, gender, culture, _ = line.split("\t")
    assert name == unicodedata.normalize("NFC", name) and fold(name) not in seen, name
    seen.add(fold(name))
    assert cls in ("given", "surname", "both") and gender in ("m", "f", "u", "") and culture, line
    assert cls != "surname" or gender == "", line
    kinds = ["given", "surname"] if cls == "both" else [cls]
    known = any(fold(name) in ref[k] for k in kinds)
    rows.append((name, cls, gender, culture, "cc0names@eb62e13" if known else "hand"))
rows.sort(key=lambda r: r[0].encode())
with open(TABLE, "w", encoding="utf-8", newline="\n") as f:
    f.write(lines[0] + "\n" + "".join("\t".join(r) + "\n" for r in rows))
print("foreign_names.tsv", len(rows), "confirmed by the reference:", sum(r[-1] != "hand" for r in rows))
