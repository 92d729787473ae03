#!/usr/bin/env python3
"""Faults around a save that battery.py leaves out: in the state folder, and in the first save of a file.

  around.py ROADBOOK

A save is `roadbook log`, a first save is `roadbook demo --write`. A fault in the state folder must never stop or spoil
a save; a fault in a first save leaves no file or the whole one, and no temporary file once the next save has run.
Exit: 0 no FAIL, 1 some FAIL. Needs strace.
"""
import os, re, shutil, subprocess, sys, tempfile

from logged import logged

EXE = os.path.abspath(sys.argv[1])
TOP = tempfile.mkdtemp(prefix='around-')
CALLS = 'openat,read,pread64,write,pwrite64,close,fsync,?rename,?renameat,?renameat2,?unlink,?unlinkat,?mkdir,?mkdirat,ftruncate,flock,statx,?newfstatat,getdents64,?linkat'
LINE = re.compile(r'^\d+\s+(\w+)\((.*)$')
ERRORS = {'renameat2': 'EINVAL EIO', 'openat': 'EACCES ENOSPC EMFILE', 'mkdir': 'EACCES ENOSPC', 'flock': 'ENOLCK', 'write': 'ENOSPC'}
OLD = b'schema = 1\n'
WORDS = 'rehearsed the failover ' + 'word ' * 1000
count = {'ok': 0, 'FAIL': 0}


def say(good, what, why=''):
    count['ok' if good else 'FAIL'] += 1
    if not good:
        print(f'FAIL {what}: {why}', flush=True)


class Box:
    nth = 0

    def __init__(self, first):
        Box.nth += 1
        self.first, self.top = first, os.path.join(TOP, str(Box.nth))
        self.d, self.state = self.top + '/d', self.top + '/state'
        self.file = self.d + '/roadmap.toml'
        os.makedirs(self.d)
        if not first:
            open(self.file, 'wb').write(OLD)

    def run(self, *strace):
        trace = ['strace', '-f', '-qq', '-y', '-o', self.top + '/trace', *strace, '--'] if strace else []
        command = ['demo', '--write', self.file] if self.first else ['log', WORDS, '--file', self.file]
        env = {'PATH': os.environ['PATH'], 'HOME': self.top, 'XDG_STATE_HOME': self.state, 'ROADBOOK_TODAY': '2026-11-22'}
        done = subprocess.run([*trace, EXE, *command], env=env, capture_output=True, timeout=60)
        self.rc, self.err = done.returncode, done.stderr.decode('utf8', 'replace')
        return self

    def bytes(self):
        return open(self.file, 'rb').read() if os.path.exists(self.file) else None

    def is_logged(self, old):
        """Whether the file says what `old` said and the line, which a run before a kill may have added already."""
        return logged(self.bytes(), old, 'failover') in (1, 2)

    def left(self):
        return sorted(set(os.listdir(self.d)) - {'roadmap.toml'})

    def calls(self, where):
        """The calls of a clean run that touch a folder, each with its number within its name."""
        self.run('-e', f'trace={CALLS}')
        seen, out = {}, []
        for line in open(self.top + '/trace', errors='surrogateescape'):
            m = LINE.match(line)
            if m:
                seen[m[1]] = seen.get(m[1], 0) + 1
                if where in m[2]:
                    out.append((m[1], seen[m[1]]))
        return out

    def drop(self):
        shutil.rmtree(self.top, ignore_errors=True)


def state_folder():
    clean = Box(False)
    calls = clean.calls(clean.state)
    new = clean.bytes()
    clean.drop()
    print(f'     {len(calls)} calls touch the state folder')
    for name, n in calls:
        for error in ERRORS.get(name, 'EIO').split():
            b = Box(False).run('-e', f'trace={name}', '-e', f'inject={name}:error={error}:when={n}')
            say(b.rc == 0 and b.bytes() == new and not b.left(), f'state: {name}#{n} -> {error}', f'rc {b.rc} {b.err!r} {b.left()}')
            b.drop()
        b = Box(False).run('-e', f'trace={name}', '-e', f'inject={name}:signal=KILL:when={n}')
        whole = b.bytes() in (OLD, new)
        b.run()
        say(whole and b.rc == 0 and not b.err and b.is_logged(OLD) and not b.left(), f'state: kill at {name}#{n}, then a clean save', f'rc {b.rc} {b.err!r} {b.left()}')
        b.drop()


def first_save():
    clean = Box(True)
    calls = clean.calls(clean.d)
    new = clean.bytes()
    clean.drop()
    print(f'     {len(calls)} calls touch the directory of a first save')
    for name, n in calls:
        for error in ERRORS.get(name, 'EIO').split():
            b = Box(True).run('-e', f'trace={name}', '-e', f'inject={name}:error={error}:when={n}')
            good = b.bytes() == new if b.rc == 0 else b.bytes() is None and b.err
            say(good and 'panicked' not in b.err and not b.left(), f'first: {name}#{n} -> {error}', f'rc {b.rc} {b.err!r} {b.left()}')
            b.drop()
        b = Box(True).run('-e', f'trace={name}', '-e', f'inject={name}:signal=KILL:when={n}')
        whole = b.bytes() in (None, new)
        b.run()
        b.first = False
        b.run()
        say(whole and b.rc == 0 and b.is_logged(new) and not b.left(), f'first: kill at {name}#{n}, then a clean save', f'rc {b.rc} {b.err!r} {b.left()}')
        b.drop()


try:
    state_folder()
    first_save()
    print(f'{count["ok"]} ok, {count["FAIL"]} FAIL, 0 WARN, 0 SKIP')
    sys.exit(1 if count['FAIL'] else 0)
finally:
    shutil.rmtree(TOP, ignore_errors=True)
