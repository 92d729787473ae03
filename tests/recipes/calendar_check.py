#!/usr/bin/env python3
"""Lets a parser that is not ours read `roadbook export ics`: Python's package icalendar.

    tests/recipes/calendar_check.py ROADBOOK
"""

import datetime
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import icalendar


def main():
    roadbook = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as place:
        quiet = dict(os.environ, HOME=place, ROADBOOK_TODAY="2026-11-22", ROADBOOK_FILE=f"{place}/r.toml")
        run = lambda *words: subprocess.run([roadbook, *words], env=quiet, check=True, capture_output=True).stdout
        run("demo", "--write", f"{place}/r.toml")
        first = events(run("export", "ics"))
        assert len(first) > 5, "there are exams, expiries, milestones and a talk"
        words = " ".join(str(event["SUMMARY"]) for event in first.values())
        for sort in ["Exam: ", "Expires: ", "Milestone: ", "Checkpoint ", "One-on-one"]:
            assert sort in words, f"no {sort!r} in {words}"
        run("set", "cert:cka", "exam=2026-12-16")
        second = events(run("export", "ics"))
        assert first.keys() == second.keys(), "the same events, whatever their days"
        moved = [uid for uid in first if first[uid].decoded("DTSTART") != second[uid].decoded("DTSTART")]
        assert len(moved) == 1 and second[moved[0]].decoded("DTSTART") == datetime.date(2026, 12, 16)
    print(f"{len(first)} events are read, and the one that moved is the same one")


def events(text):
    """The events by their ids, all whole and of whole days."""
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    assert not calendar.errors
    found = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"]:
            assert name in event, f"an event has no {name}"
        begin, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(begin) is datetime.date and begin < end
        assert str(event["UID"]) not in found, "two events have one id"
        found[str(event["UID"])] = event
    return found


main()
