#!/usr/bin/env python3
"""skeleton.py FOLDER: writes src/ChatOn.Protocol/Skeleton.txt, which characters look like which, from Unicode's data.

FOLDER is Debian's source package icu, unpacked (`apt-get source icu`): it has the files of the Unicode Character Database and
of UTS 39 in source/data/unidata, and Unicode's licence.

Characters are joined into classes: those that are compatible with plain letters first (full width), then those that look like
ASCII, the two cases of a letter, those that look like each other, other compatible ones. What would make two ASCII texts one
is left out. A class is written as its ASCII text in lower case, or else as its first small letter.
"""
import re
import sys

folder, out = sys.argv[1], "src/ChatOn.Protocol/Skeleton.txt"


def lines(name):
    with open(f"{folder}/source/data/unidata/{name}", encoding="utf-8-sig") as file:
        for line in file:
            if fields := [field.strip() for field in line.split("#")[0].split(";")]:
                if fields[0]:
                    yield fields


def points(text):
    return tuple(int(point, 16) for point in text.split())


version = re.search(r"Version: (\S+)", open(f"{folder}/source/data/unidata/confusables.txt", encoding="utf-8-sig").read())[1]
categories, canonical, compatible, small_capitals = {}, {}, {}, {}
for fields in lines("UnicodeData.txt"):
    c = int(fields[0], 16)
    categories[c] = fields[2]
    if fields[5]:
        (compatible if fields[5][0] == "<" else canonical)[c] = points(fields[5].split(">")[-1])
    if match := re.fullmatch(r"LATIN LETTER SMALL CAPITAL ([A-Z])", fields[1]):
        small_capitals[c] = match[1].lower()
folds = {int(f[0], 16): int(f[2], 16) for f in lines("CaseFolding.txt") if f[1] in "CS"}
ignorable = set()
for fields in lines("DerivedCoreProperties.txt"):
    if fields[1] == "Default_Ignorable_Code_Point":
        first, _, last = fields[0].partition("..")
        ignorable.update(range(int(first, 16), int(last or first, 16) + 1))


def decompose(text, *tables):
    found = tuple(p for c in text for p in next((decompose(t[c], *tables) for t in tables if c in t), (c,)))
    return found


def is_ascii(text):
    return bool(text) and all(c < 128 for c in text)


def lower(text):
    return tuple(c | 32 if 65 <= c <= 90 else c for c in text)


def replaced(text, old, new):
    for i in range(len(text) - len(old) + 1):
        if text[i:i + len(old)] == old:
            return text[:i] + new + replaced(text[i + len(old):], old, new)
    return text


# What looks like 'm' is written "rn" in the data, because 'm' itself is; here ASCII stays as it is.
looks = {c: points(fields[1]) for fields in lines("confusables.txt") if (c := int(fields[0], 16))}
ascii_sources = {c: looks.pop(c) for c in list(looks) if c < 128}
for c, text in looks.items():
    for letter, prototype in ascii_sources.items():
        if len(prototype) > 1:
            text = replaced(text, prototype, (letter,))
    looks[c] = text
# A capital that looks like I is one for its small letter; the palochka has the look of l in both cases.
for c, text in looks.items():
    if text == (0x6C,) and c in folds and is_ascii(looks.get(folds[c], ())):
        looks[c] = looks[folds[c]]
looks[0x4C0] = looks[0x4CF] = (0x6C,)

parents, ascii_of = {}, {}


def root(text):
    while parents.get(text, text) != text:
        text = parents[text]
    return text


def join(c, text):
    """Joins a character's class and a text's, unless they are two ASCII texts."""
    text = decompose(text, canonical)
    a, b = root((c,)), root(lower(text) if is_ascii(text) else text)
    one, other = (t if is_ascii(t) else ascii_of.get(t) for t in (a, b))
    if a != b and not (one and other and one != other):
        parents[b] = a
        for text in (a, b):
            parents.setdefault(text, text)
        if one or other:
            ascii_of[a] = one or other


# Marks that stand alone (a blank with a mark on it) stay what they are.
plain = {c: text for c in {*compatible, *canonical} if 32 not in (text := decompose((c,), compatible, canonical))}
atoms = sorted(c for c in {*categories, *looks, *folds} if c > 127 and c not in canonical)
for choose in (
    lambda c: plain.get(c) if is_ascii(plain.get(c)) else None,
    lambda c: (ord(small_capitals[c]),) if c in small_capitals else None,
    lambda c: looks.get(c) if is_ascii(looks.get(c)) else None,
    lambda c: (folds[c],) if c in folds and categories[c][0] != "M" else None,
    lambda c: looks.get(c),
    lambda c: plain.get(c),
):
    for c in atoms:
        if text := choose(c):
            join(c, text)

classes = {}
for text in parents:
    classes.setdefault(root(text), []).append(text)


def key(c, inside=()):
    if c < 128:
        return lower((c,))
    if c in ignorable:
        return ()
    if c in canonical:
        return tuple(p for d in decompose((c,), canonical) for p in key(d, inside))
    top = root((c,))
    if top in ascii_of:
        return ascii_of[top]
    members = classes.get(top, [(c,)])
    for text in sorted(text for text in members if len(text) > 1):
        if not {top, *inside} & {root((d,)) for d in text}:
            return tuple(p for d in text for p in key(d, (*inside, top)))
    return min((text for text in members if len(text) == 1), key=lambda text: (text[0] in compatible, text[0] in folds, text))


refused = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
table = {}
for c in {*categories, *ignorable, *(text[0] for text in parents if len(text) == 1)}:
    if c > 127 and categories.get(c) not in refused and not 0xAC00 <= c <= 0xD7A3 and key(c) != (c,):
        table[c] = key(c)
for c, text in table.items():
    again = tuple(p for d in text for p in (lower((d,)) if d < 128 else table.get(d, (d,))))
    assert again == text, f"{c:X} {text} {again}"

rows, sources = [], sorted(table)
while sources:
    first, text = sources[0], table[sources[0]]
    same = next((n for n in range(1, len(sources)) if sources[n] != first + n or table[sources[n]] != text), len(sources))
    steps = 1 if len(text) != 1 else next(
        (n for n in range(1, len(sources)) if sources[n] != first + n or table[sources[n]] != (text[0] + n,)), len(sources))
    count = max(same, steps)
    sign = "" if count == 1 else f"+{count:X}" if steps >= same else f"*{count:X}"
    rows.append(f"{first:X}{sign} {' '.join(f'{p:X}' for p in text)}".rstrip())
    sources = sources[count:]

licence = open(f"{folder}/LICENSE", encoding="utf-8").read().split("\n-----")[0].strip()
with open(out, "w", encoding="utf-8", newline="\n") as file:
    file.write(f"""# Which characters of room names look like which, made by scripts/skeleton.py; not to be edited.
# From the Unicode Character Database and UTS 39 (https://www.unicode.org/reports/tr39/), version {version}, modified, under the licence below.
# A line is CHARACTER TEXT in hexadecimal; CHARACTER+N stands for N that map to N from TEXT on, CHARACTER*N for N that map to
# the same TEXT. No TEXT: it shows nothing.
#
""")
    file.writelines(f"# {line}".rstrip() + "\n" for line in licence.split("\n"))
    file.write("\n".join(rows) + "\n")
print(f"{len(table)} characters in {len(rows)} lines, at most {max(map(len, table.values()))} for one")
