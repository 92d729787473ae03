#!/usr/bin/env python3
"""Runs the recipe for DuckDB in docs/recipes.md as it is written, and compares what it says with `roadbook team --json`.

    tests/recipes/duckdb_check.py ROADBOOK GENERATE [PEOPLE [ENTRIES]]

ROADBOOK and GENERATE are the built program and the built example `generate`. It needs Python's package duckdb.
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import duckdb

PAGE = Path(__file__).resolve().parents[2] / "docs" / "recipes.md"
TODAY = "2026-11-22"


def recipes():
    """The blocks of the page, by their names."""
    found = re.findall(r"<!-- recipe: (\w+) -->\n```sql\n(.*?)```", PAGE.read_text(), re.S)
    assert len(found) == 4, f"the page has {len(found)} recipes"
    return dict(found)


def statements(text):
    return [own for own in text.split(";\n") if own.strip()]


def rows(base, text):
    """Runs a recipe, and returns what its last statement says."""
    for own in statements(text):
        said = base.execute(own.replace("current_date", f"date '{TODAY}'"))
    return said.fetchall()


TRACKS = ["sre", "platform", "finops", "cloudsec", "mlops"]


def made_different(folder):
    """Gives every person tracks, ends of wins and a rhythm of one's own: where all are alike, any sum would be right."""
    dice = random.Random(7)
    last = date.fromisoformat(TODAY)
    day = lambda most: last - timedelta(days=dice.randrange(-30, most))
    for path in sorted(folder.glob("*.toml")):
        text = re.sub(r"\[\[track\]\]\n(?:[^\n]+\n)+\n?", "", path.read_text())
        text = re.sub(r'"reached"', lambda _: dice.choice(['"reached"', '"reached"', '"missed"']), text)
        text = re.sub(r'by = "me"', lambda _: dice.choice(['by = "me"', 'by = "Grace Lin"']), text)
        text += "".join(
            f'\n[[track]]\non = {on}\nprimary = "{dice.choice(TRACKS)}"\n'
            for on in sorted(day(1500) for _ in range(dice.randrange(4)))
        )
        on = day(1500)
        for _ in range(dice.randrange(90)):
            text += f"\n[[checkin]]\non = {on}\nenergy = 3\n"
            on += timedelta(days=dice.choice([7, 7, 7, 14, 40]))
        path.write_text(text)


def main():
    roadbook, generate = (str(Path(own).resolve()) for own in sys.argv[1:3])
    people = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    entries = sys.argv[4] if len(sys.argv) > 4 else "120"
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        quiet = dict(os.environ, HOME=place, ROADBOOK_TODAY=TODAY, ROADBOOK_FILE="")
        run = lambda *words: subprocess.run(words, env=quiet, check=True, capture_output=True, text=True)
        run(generate, "team", "roadmaps", str(people), entries)
        made_different(Path("roadmaps"))
        begun = time.monotonic()
        run(roadbook, "export", "jsonl", "roadmaps", "-o", "facts.jsonl")
        written = time.monotonic()
        base = duckdb.connect()
        recipe = recipes()
        rows(base, recipe["read"])
        cohorts = rows(base, recipe["cohorts"])
        coverage = rows(base, recipe["coverage"])
        retention = rows(base, recipe["retention"])
        counted = time.monotonic()
        facts = base.execute("select count(*), count(distinct file) from facts").fetchone()
        assert facts[1] == people, f"{facts[1]} files have facts"
        print(f"{facts[0]} facts of {people} roadmaps: written in {written - begun:.1f} s, counted in {counted - written:.1f} s")
        megabytes = lambda who: resource.getrusage(who).ru_maxrss // 1024
        print(f"most memory: {megabytes(resource.RUSAGE_CHILDREN)} MB to write, {megabytes(resource.RUSAGE_SELF)} MB to count")
        assert len(cohorts) > 20 and len(coverage) == len(TRACKS) and sum(row[4] for row in cohorts + retention), "all are alike"
        assert all(row[3] for row in coverage), "nobody owns a skill"
        for row in cohorts[:3] + coverage[:3] + retention[:3]:
            print("  ", *row)
        if people > 5000:
            print("more than `team` reads: nothing to compare with")
            return
        team = json.loads(run(roadbook, "team", "roadmaps", "--json").stdout)
        compare(team, cohorts, coverage, retention)
    print("the recipe and `team` say the same")


def compare(team, cohorts, coverage, retention):
    theirs, kept = [], []
    for cohort in team["cohorts"]:
        for look in cohort["looks"]:
            if look["people"] > 0:
                key = (cohort["track"], cohort["year"], look["day"], look["people"])
                theirs.append((*key, number(look["wins"])))
                kept.append((*key, look["engaged"]["part"]))
    same("cohorts", sorted(theirs), sorted(cohorts))
    same("retention", sorted(kept), sorted(retention))
    tracks = {}
    for person in team["people"]:
        if person.get("track"):
            tracks[person["track"]] = tracks.get(person["track"], 0) + 1
    same("coverage", sorted(tracks.items()), sorted((row[0], row[1]) for row in coverage))


def number(wins):
    """The sum, however it is told: a list of each person's, or a number."""
    return sum(wins) if isinstance(wins, list) else wins


def same(what, one, other):
    if one != other:
        odd = [row for row in one if row not in other][:5], [row for row in other if row not in one][:5]
        sys.exit(f"{what} differ: only in `team` {odd[0]}, only in the recipe {odd[1]}")


main()
