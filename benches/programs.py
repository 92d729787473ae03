#!/usr/bin/env python3
"""Measures full-screen programs side by side on pseudo-terminals, from outside: nothing but Python is needed.

    cargo build --release --examples && cargo build --release
    python3 benches/programs.py [--rounds 7] [--keys 40]

Rows are roadbook on generated roadmaps of three sizes, the empty program of its stack (examples/floor.rs), and the
editors that this machine has. All take turns in each round, and ratios are medians over the ratios of one round, so that
a busy machine disturbs them little. Times of two runs must not be compared.
"""

import argparse
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOWN = "\x1b[B"
UP = "\x1b[A"


class Program:
    """A program to measure: how to start it, what its first frame says, what moves its highlight, what ends it."""

    def __init__(self, name, argv, marker, down="j", up="k", leave=("q",)):
        self.name, self.argv, self.marker = name, argv, marker.encode()
        self.down, self.up, self.leave = down, up, leave


class Run:
    """One session on a terminal of 120 by 40."""

    def __init__(self, program, home):
        environment = dict(os.environ, HOME=home, TERM="xterm-256color", ROADBOOK_TODAY="2026-11-22")
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execvpe(program.argv[0], program.argv, environment)
        self.marker = program.marker

    def read(self, patience):
        """What the program writes until it is quiet for so long, and when its last byte came."""
        out, last = b"", None
        while select.select([self.fd], [], [], patience)[0]:
            try:
                more = os.read(self.fd, 65536)
            except OSError:
                break
            if not more:
                break
            out, last = out + more, time.perf_counter()
        return out, last

    def first_frame(self):
        out, last = b"", None
        while self.marker not in out:
            more, at = self.read(0.004)
            out, last = out + more, at or last
            if time.perf_counter() - self.began > 20:
                sys.exit(f"{self.marker!r} did not appear")
        return (last - self.began) * 1e3

    def rest(self):
        while self.read(0.15)[0]:
            pass

    def press(self, keys):
        """Milliseconds from a key to the last byte of its repaint, and how many bytes that was."""
        start = time.perf_counter()
        os.write(self.fd, keys.encode())
        if not select.select([self.fd], [], [], 1)[0]:
            return None, 0
        out, last = self.read(0.003)
        return ((last or start) - start) * 1e3, len(out)

    def storm(self, key, count):
        """Milliseconds until so many keys at once are dealt with."""
        data, start, last = key.encode() * count, time.perf_counter(), time.perf_counter()
        os.set_blocking(self.fd, False)
        while True:
            able = select.select([self.fd], [self.fd] if data else [], [], 0.15)
            if able[1]:
                try:
                    data = data[os.write(self.fd, data[:512]):]
                except BlockingIOError:
                    pass
            if able[0]:
                try:
                    os.read(self.fd, 65536)
                except OSError:
                    break
                last = time.perf_counter()
            if not able[0] and not able[1]:
                break
        os.set_blocking(self.fd, True)
        return (last - start) * 1e3

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.pid}/schedstat")
        total = 0
        for task in pathlib.Path(f"/proc/{self.pid}/task").iterdir():
            total += int((task / fields.name).read_text().split()[0])
        return total / 1e6

    def switches(self):
        total = 0
        for task in pathlib.Path(f"/proc/{self.pid}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt"):
                    total += int(line.split()[1])
        return total

    def peak(self):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024

    def leave(self, keys):
        start = time.perf_counter()
        for key in keys:
            os.write(self.fd, key.encode())
        while time.perf_counter() - start < 5:
            self.read(0.0005)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self.fd)
                return (time.perf_counter() - start) * 1e3
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        return None


def measure(program, home, keys, idle):
    run = Run(program, home)
    found = {"first frame ms": run.first_frame()}
    run.rest()
    run.press(program.down), run.press(program.up)
    before = run.cpu()
    presses = [run.press(program.down if number % 6 < 3 else program.up) for number in range(keys)]
    found["cpu per key us"] = (run.cpu() - before) * 1e3 / keys
    times = sorted(time for time, _ in presses if time is not None)
    found["key ms"] = statistics.median(times)
    found["key p99 ms"] = times[int(len(times) * 0.99)]
    found["bytes per key"] = statistics.median(count for _, count in presses)
    if idle:
        before = run.switches()
        silent = run.read(idle)[0]
        found["idle switches"] = run.switches() - before
        found["idle bytes"] = len(silent)
    found["storm ms"] = run.storm(program.down, 2000)
    found["peak MB"] = run.peak()
    found["quit ms"] = run.leave(program.leave)
    return found


def programs(folder, target):
    generate, roadbook = target / "examples/generate", target / "roadbook"
    found = [Program("floor", [str(target / "examples/floor")], "READY")]
    for entries in (1_500, 20_000, 100_000):
        file = folder / f"{entries}.toml"
        file.write_bytes(subprocess.run([generate, str(entries)], check=True, capture_output=True).stdout)
        found.append(Program(f"roadbook {entries}", [str(roadbook), str(file)], "help"))
    for entries in (1_500, 20_000):
        file = str(folder / f"{entries}.toml")
        if shutil.which("nano"):
            found.append(Program(f"nano {entries}", ["nano", "-I", file], "schema", DOWN, UP, ("\x18",)))
        if shutil.which("vim"):
            # As people start it, with colours and the rest of its defaults; and with nothing of that.
            found.append(Program(f"vim {entries}", ["vim", "-n", file], "schema", leave=(":q!\r",)))
            bare = ["vim", "-n", "-u", "NONE", "-N", file]
            found.append(Program(f"bare vim {entries}", bare, "schema", leave=(":q!\r",)))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--idle", type=float, default=2)
    parser.add_argument("--target", type=pathlib.Path, help="the folder with the release builds")
    given = parser.parse_args()
    target = given.target or pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        rows = programs(folder, target)
        rounds = []
        for number in range(given.rounds):
            idle = given.idle if number == 0 else 0
            rounds.append({row.name: measure(row, str(folder), given.keys, idle) for row in rows})
    columns = list(rounds[0]["floor"])
    print("| program | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for row in rows:
        cells = []
        for column in columns:
            values = [found[row.name].get(column) for found in rounds]
            values = [value for value in values if value is not None]
            ratios = [
                found[row.name][column] / found["floor"][column]
                for found in rounds
                if found[row.name].get(column) is not None and found["floor"].get(column)
            ]
            cell = f"{statistics.median(values):.2f}" if values else "-"
            cells.append(cell + (f" ({statistics.median(ratios):.2f}x)" if ratios else ""))
        print(f"| {row.name} | " + " | ".join(cells) + " |")


main()
