#!/usr/bin/env python3
"""Finds out which functions a start runs, and writes them down for the linker: assets/start.ld.

The linker puts them side by side. A page of the program that is touched brings its neighbours into memory with it, 64 KB
or more, so functions that lie all over a program of 8 MB bring in most of it. It is to be run before a release; a list
that has become older than the program does no harm, it only helps less.

    python3 benches/order.py        # needs valgrind and nm; builds the program first
"""

import bisect
import collections
import fcntl
import glob
import os
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios

ORDER = "assets/start.ld"
TARGET = os.environ.get("CARGO_TARGET_DIR", "target")
PROGRAM = os.path.join(TARGET, "release", "roadbook")
# How many entries the roadmaps have; 0 is the empty one.
SIZES = [0, 1500, 20000]
KEYS = ["j", "j", "k", "\t", "j", "\t", "\t", "\x1b[A", "q"]
# A star catches all that share a name, whatever their types: fine where that is no more code than this.
FEW_BYTES, MOST_TIMES = 1024, 2


def build(links):
    """Builds the program with its names, and the linker's account of where it put what."""
    # Said to the compiler and not to cargo, whose other profile would give functions other names.
    said = ["-C", "strip=none", "-C", f"link-arg=-Wl,-Map={links}"]
    subprocess.run(["cargo", "rustc", "--release", "--bin", "roadbook", "--"] + said, check=True)
    subprocess.run(["cargo", "build", "--release", "--example", "generate"], check=True)


def roadmap(folder, entries):
    path = os.path.join(folder, f"{entries}.toml")
    generate = os.path.join(TARGET, "release", "examples", "generate")
    with open(path, "wb") as file:
        if entries:
            subprocess.run([generate, str(entries)], stdout=file, check=True)
        else:
            file.write(b"schema = 1\n")
    return path


def watched(folder, path):
    """Runs the program under valgrind, presses the keys, and returns the names of all functions that ran."""
    out = os.path.join(folder, "calls")
    command = ["valgrind", "-q", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={out}", PROGRAM, path]
    here, there = os.openpty()
    fcntl.ioctl(here, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    child = subprocess.Popen(command, stdin=there, stdout=there, stderr=there, start_new_session=True,
                             env=dict(os.environ, TERM="xterm-256color"))
    os.close(there)
    for key in [""] + KEYS:
        os.write(here, key.encode())
        # What it does for a key is over once it is silent.
        while select.select([here], [], [], 6 if not key else 1)[0]:
            try:
                os.read(here, 65536)
            except OSError:
                break
    child.wait(timeout=60)
    os.close(here)
    names = set()
    for file in glob.glob(out + "*"):
        for line in open(file, errors="replace"):
            found = re.match(r"c?fn=\(\d+\) (\S+)", line)
            if found:
                names.add(re.sub(r"'\d+$", "", found.group(1)))
        os.unlink(file)
    return names


def functions():
    """The functions of the program: where each lies and how many bytes it has."""
    table = subprocess.run(["nm", "-S", PROGRAM], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in table.splitlines())
    return {row[3]: (int(row[0], 16), int(row[1], 16)) for row in rows if len(row) == 4 and row[2] in "tTwWiI"}


def members(links):
    """What came from the library of C: where it lies, and the file inside of the library that it is from."""
    for line in open(links, errors="replace"):
        found = re.match(r" *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ +\S*/libc\.a\((\S+)\):\(\.text", line)
        if found:
            start = int(found.group(1), 16)
            yield start, start + int(found.group(2), 16), found.group(3)


def library(used, place, links):
    """The files of the library of C that a start needs."""
    spans = sorted(members(links))
    starts = [span[0] for span in spans]
    for name in used:
        number = bisect.bisect(starts, place[name]) - 1
        if number >= 0 and place[name] < spans[number][1]:
            file = spans[number][2]
            yield file
            # Valgrind's processor knows less than most, which take the same with wider registers.
            yield re.sub("avx2?", "evex", file)
            yield re.sub("avx2?", "avx512", file)


def stem(name):
    """A name without the part that tells its types apart."""
    return re.sub(r"17h[0-9a-f]{16}E(\.llvm\.\d+)?$", "", name)


def patterns(used, size):
    of_stem, of_used = collections.Counter(), collections.Counter()
    for name, length in size.items():
        of_stem[stem(name)] += length
    for name in used:
        of_used[stem(name)] += size[name]
    for name in used:
        own = stem(name)
        if own == name:
            yield re.sub(r"\.llvm\.\d+$", "*", name)
        elif of_stem[own] <= max(FEW_BYTES, MOST_TIMES * of_used[own]):
            yield own + "17h*"
        else:
            yield re.sub(r"\.llvm\.\d+$", "*", name)


def main():
    with tempfile.TemporaryDirectory() as folder:
        links = os.path.join(folder, "links")
        build(links)
        ran = set().union(*(watched(folder, roadmap(folder, entries)) for entries in SIZES))
        place = {name: where for name, (where, _) in functions().items()}
        size = {name: length for name, (_, length) in functions().items()}
        used = sorted(ran & size.keys())
        files = sorted(set(library(used, place, links)))
    lines = sorted({pattern.replace("$", "?") for pattern in patterns(used, size)})
    with open(ORDER, "w") as file:
        file.write("/* The functions that a start runs, side by side. Written by benches/order.py. */\n")
        file.write("SECTIONS\n{\n  .text.start :\n  {\n")
        file.writelines(f"    *(.text*.{line})\n" for line in lines)
        file.writelines(f"    *libc.a:{name}(.text .text.*)\n" for name in files)
        file.write("  }\n}\nINSERT BEFORE .text;\n")
    print(f"{len(used)} functions, {sum(size[name] for name in used)} of {sum(size.values())} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
